import { expect, it } from 'vitest';
import { looksLikeName } from '../../../app/people/looks-like-name.ts';

it.each(['Vieri', 'Maria Rossi', "D'Ambrosio", 'Lo Re', 'Nguyễn Thị', 'Francesco Bianchi', 'Gian-Luca M.'])(
  'takes %j for a name',
  (typed) => {
    expect(looksLikeName(typed)).toBe(true);
  },
);

it.each(['', 'A', 'RSSMRA72L09H501S', 'RSS MRA 72L09', 'RSSMRATNLLPHRLMA', '12345678901', '<b>', '🙂 🙂'])(
  'does not take %j for a name',
  (typed) => {
    expect(looksLikeName(typed)).toBe(false);
  },
);
