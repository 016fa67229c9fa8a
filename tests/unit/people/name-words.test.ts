import { expect, it } from 'vitest';
import { nameKeysOf, typedWords, wordsOf, wordsOfName } from '../../../db/name-words.ts';

it.each([
  ['Rossi', ['rossi']],
  ['  MARIA  Letizia ', ['maria', 'letizia']],
  ['Zoë Àlvarez', ['zoe', 'alvarez']],
  ['Nicolò', ['nicolo']],
  ['Groß Łukasz Øster', ['gross', 'lukasz', 'oster']],
  ["D'Angelo", ['dangelo']],
  ['D’Angelo', ['dangelo']],
  ['Rossi-Bianchi', ['rossi', 'bianchi']],
  ['محمد', ['محمد']],
  ['Ольга', ['ольга']],
  ['rossi rossi', ['rossi']],
  ['a', []],
  [' - ', []],
  ['', []],
])('«%s» is looked for as %j', (text, words) => {
  expect(typedWords(text)).toEqual(words);
});

it.each([
  ['Rossi Bianchi', ['rossi', 'bianchi']],
  ["D'Angelo", ['dangelo', 'angelo']],
  ['De Luca', ['de', 'luca', 'deluca']],
  ['Dalla Chiesa', ['dalla', 'chiesa']],
  ["Dell'Orto Rossi", ['dellorto', 'rossi', 'dell', 'orto']],
])('«%s» is found by %j', (name, words) => {
  expect(wordsOfName(name)).toEqual(words);
});

it('knows whole words and how they begin, apart from each other', () => {
  const marks = (givenName: string | null, familyName: string | null) =>
    nameKeysOf({ nameKey: (mark) => mark }, { givenName, familyName });
  expect(marks('Ro', 'Rossi')).toEqual(['=ro', '^ro', '=rossi', '^ros']);
  expect(marks('Marco', 'Maria')).toEqual(['=marco', '^mar', '=maria']);
  expect(marks(null, null)).toEqual([]);
  expect(wordsOf({ givenName: 'Ada', familyName: 'ADA' })).toEqual(['ada']);
});
