import { expect, it } from 'vitest';
import { differencesOf, paperState } from '../../../../app/surveys/paper/paper-state.ts';
import { dayFault } from '../../../../app/surveys/paper/rules.ts';

it.each([
  ['2026-11-22', '2026-11-20', null],
  ['2026-11-20', '2026-11-20', null],
  ['2026-11-23', '2026-11-20', 'future'],
  ['2026-11-19', '2026-11-20', 'before_printing'],
  ['2025-11-22', null, null],
  ['2025-11-21', null, 'too_old'],
  ['', null, 'missing'],
  ['2026-02-30', null, 'missing'],
  ['22/11/2026', null, 'missing'],
])('a paper answered on %s and printed on %s: %s', (day, printedOn, fault) => {
  expect(dayFault(day, '2026-11-22', printedOn)).toBe(fault);
});

it('a paper is read, read again, settled and done; on screen and thrown away it is none any more', () => {
  const open = { status: 'in_progress', way: 'paper', first_reading: null, second_reading: null } as const;
  expect([
    paperState(open),
    paperState({ ...open, first_reading: '{}' }),
    paperState({ ...open, first_reading: '{}', second_reading: '{}' }),
    paperState({ ...open, way: 'desk', first_reading: '{}' }),
    paperState({ ...open, status: 'discarded' }),
    paperState({ ...open, status: 'complete' }),
  ]).toEqual(['first', 'second', 'differ', 'on_screen', 'gone', 'done']);
});

it('two readings differ where one says something else, or something more', () => {
  const first = { day: '2026-11-20', answers: { IU: 1, cc: ['IUEM', 'IUPH1'], il: ['none'] } };
  expect(differencesOf(first, structuredClone(first))).toEqual([]);
  const second = { day: '2026-11-21', answers: { IU: 1, cc: ['IUEM'], sf: ['none'], il: ['none'] } };
  expect(differencesOf(first, second)).toEqual(['day', 'cc', 'sf']);
});
