import { expect, it } from 'vitest';
import { hasEarned, initialsOf, neededMinutes } from '../../../app/certificates/rules.ts';

it.each([
  [600, 80, 480],
  [125, 75, 94],
  [0, 80, 0],
  [90, 100, 90],
])('of %i minutes, %i per cent are %i', (held, share, needed) => {
  expect(neededMinutes(held, share)).toBe(needed);
});

it.each([
  [480, 600, 80, true],
  [479, 600, 80, false],
  [93, 125, 75, false],
  [94, 125, 75, true],
  [0, 0, 80, false],
  [0, 600, 0, false],
])('%i minutes of %i earn a certificate that asks for %i per cent: %s', (attended, held, share, earned) => {
  expect(hasEarned({ attended, held }, share)).toBe(earned);
});

it.each([
  ['Maria', 'Rossi', 'M. R.'],
  ['  élodie', 'œuvré', 'É. Œ.'],
  [null, 'Rossi', 'R.'],
  ['', null, null],
])('of %s %s a stranger reads %s', (given, family, initials) => {
  expect(initialsOf(given, family)).toBe(initials);
});
