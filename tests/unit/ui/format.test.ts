import { expect, it } from 'vitest';
import { formatsFor } from '../../../app/ui/formats.ts';

it.each([
  ['it', '3 mar 2026'],
  ['en', '3 Mar 2026'],
  ['de', '3. März 2026'],
  ['sl', '3. mar. 2026'],
  ['ar', '3 مارس 2026'],
])('writes a day as %s does', (language, written) => {
  expect(formatsFor(language).date('2026-03-03')).toBe(written);
});

it.each([
  [45, "45'"],
  [60, '1\u00a0h'],
  [90, "1\u00a0h\u00a030'"],
])('writes %i minutes so that no line breaks in it', (minutes, written) => {
  expect(formatsFor('it').duration(minutes)).toBe(written);
});
