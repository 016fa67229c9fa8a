import { expect, it } from 'vitest';
import { EVERY_DAY, MOST_LETTERS, maskOfDay, readMasks, writeMask } from '../../../db/changed-days.ts';

const of = (...days: string[]) => days.map((day) => writeMask(maskOfDay(`2026-01-${day}`))).join('');

it.each([
  ['the newest only', of('31', '01'), 1, maskOfDay('2026-01-31')],
  ['all that are kept', of('31', '01', '02'), 3, (1 << 30) | 3],
  ['more than are kept', of('31'), 2, EVERY_DAY],
  ['nothing kept', '', 1, EVERY_DAY],
  ['a change of any day', writeMask(EVERY_DAY) + of('02'), 2, EVERY_DAY],
  ['no change', of('02'), 0, 0],
])('reads %s', (_, days, changes, mask) => {
  expect(readMasks(days, changes)).toBe(mask);
});

it('keeps whole masks', () => {
  expect(MOST_LETTERS % writeMask(1).length).toBe(0);
});
