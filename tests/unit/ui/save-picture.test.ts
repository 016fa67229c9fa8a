import { expect, it } from 'vitest';
import { fileName, linesWithin } from '../../../app/ui/save-picture.ts';

it('breaks a text where it would leave its room, and leaves a word that is too long whole', () => {
  const within = (text: string, room: number) => linesWithin(text, room, ({ length }) => length);
  expect(within('un due tre quattro', 10)).toEqual(['un due tre', 'quattro']);
  expect(within('precipitevolissimevolmente no', 10)).toEqual(['precipitevolissimevolmente', 'no']);
});

it('names a file by its caption', () => {
  expect(fileName("Accessi per fascia d'età (2026)")).toBe('accessi-per-fascia-d-eta-2026');
});
