import { expect, it } from 'vitest';
import { topicFinder } from '../../../app/desk/find-topics.ts';

const NURSERY = { words: 'Iscrizione al nido Nursery enrolment asilo scuola materna' };

it.each([
  ['', true],
  ['asilo', true],
  ['ASÌLO iscrizione', true],
  [' nido  asil', true],
  ['asilo mensa', false],
])('«%s» finds the nursery: %s', (query, found) => {
  expect(topicFinder(query)(NURSERY)).toBe(found);
});
