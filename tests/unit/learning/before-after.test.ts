import { expect, it } from 'vitest';
import { beforeAndAfter, checkDays, pairsOf } from '../../../app/learning/before-after.ts';

const check = (id: string, moment: string | null, score = 0, isComplete = true, of = 33) => ({
  id,
  moment,
  score,
  isComplete,
  of,
});

it('takes the first answer before and the last one after, and what was left open', () => {
  const found = beforeAndAfter([
    check('a', 'before', 10),
    check('b', 'before', 12),
    check('c', 'after', 15),
    check('d', 'after', 20),
    check('e', null, 0, false),
  ]);
  expect([found.before?.id, found.after?.id, found.open?.id]).toEqual(['a', 'd', 'e']);
  expect(beforeAndAfter([check('x', 'before', 1, false)])).toMatchObject({ before: null, open: { id: 'x' } });
});

it('compares only who answered the same questions both times', () => {
  const both = beforeAndAfter([check('a', 'before', 10), check('b', 'after', 20)]);
  const other = beforeAndAfter([check('a', 'before', 10), check('b', 'after', 20, true, 40)]);
  expect(pairsOf([both, other, beforeAndAfter([check('a', 'before')])])).toEqual([{ before: 10, after: 20 }]);
});

it('of an edition are the answers from two months before it to two months after', () => {
  expect(checkDays({ starts_on: '2026-03-02', ends_on: '2026-03-31' })).toEqual({
    from: '2026-01-01',
    to: '2026-05-30',
  });
});
