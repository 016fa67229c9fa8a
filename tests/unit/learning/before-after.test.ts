import { expect, it } from 'vitest';
import { mayAsk, pairOf, stateOf } from '../../../app/learning/before-after.ts';

const MARCH = { starts_on: '2026-03-02', ends_on: '2026-03-31' };

const check = (
  moment: 'before' | 'after',
  score: number,
  status: 'complete' | 'in_progress' = 'complete',
  of = 33,
) => ({ id: `${moment} ${score}`, moment, status, score, of });

it('asks before until the edition ends, after from its first day for two months, if before was answered', () => {
  expect([
    mayAsk('before', MARCH, false, '2026-01-01'),
    mayAsk('before', MARCH, false, '2026-04-01'),
  ]).toEqual([true, false]);
  const after = ['2026-03-01', '2026-03-02', '2026-05-30', '2026-05-31'];
  expect(after.map((day) => mayAsk('after', MARCH, true, day))).toEqual([false, true, true, false]);
  expect(mayAsk('after', MARCH, false, '2026-03-31')).toBe(false);
});

it('says what is done, what is open, and what may be asked today', () => {
  const today = '2026-03-31';
  const states = (checks: Parameters<typeof stateOf>[1]) =>
    (['before', 'after'] as const).map((moment) => stateOf(moment, checks, MARCH, today));
  expect(states([])).toEqual(['due', 'not_now']);
  expect(states([check('before', 0, 'in_progress')])).toEqual(['open', 'not_now']);
  expect(states([check('before', 9)])).toEqual(['done', 'due']);
  expect(states([check('before', 9), check('after', 1, 'in_progress'), check('after', 9)])).toEqual([
    'done',
    'done',
  ]);
});

it('takes the first answers before and the last ones after, and compares only the same questions', () => {
  const [before, after] = [check('before', 10), check('after', 20)];
  expect(pairOf([before, check('before', 12), check('after', 15), after])).toEqual({ before: 10, after: 20 });
  expect(pairOf([before, check('after', 20, 'complete', 40)])).toBeNull();
  expect(pairOf([before, check('after', 20, 'in_progress')])).toBeNull();
});
