import { expect, it } from 'vitest';
import { tableCsv } from '../../../app/insights/table-csv.ts';

const WORDS = {
  heads: ['Punto', 'Accessi', 'Persone uniche', 'Minuti', 'Persone nuove'],
  hiddenCount: (under: number) => `meno di ${under} o coperto`,
  hidden: 'coperto',
} as const;
const row = (label: string) => ({
  key: 'k',
  label,
  accesses: 1234,
  people: 700,
  minutes: 90,
  new: 0,
  under: 5,
});
const lines = (label: string) =>
  tableCsv([row(label)], WORDS)
    .slice(1)
    .split('\r\n');

it('opens in a spreadsheet: mark, heads, semicolons, plain numbers, CRLF', () => {
  expect(tableCsv([row('Empoli')], WORDS)).toBe(
    '\ufeffPunto;Accessi;Persone uniche;Minuti;Persone nuove\r\nEmpoli;1234;700;90;0\r\n',
  );
});

it('says in words what is hidden, with the threshold of the row', () => {
  const hidden = { ...row('FSE'), accesses: null, people: null, minutes: null, new: null, under: 10 };
  expect(tableCsv([hidden], WORDS)).toContain(
    'FSE;meno di 10 o coperto;meno di 10 o coperto;coperto;meno di 10 o coperto\r\n',
  );
});

it.each([
  ['=1+1', "'=1+1"],
  ['+39', "'+39"],
  ['-x', "'-x"],
  ['@SUM', "'@SUM"],
  ['\tx', "'\tx"],
  ['\rx', '"\'\rx"'],
  ['a;b', '"a;b"'],
  ['a"b', '"a""b"'],
  ['=a;"b"', '"\'=a;""b"""'],
  ['Castelnuovo — «Là»', 'Castelnuovo — «Là»'],
])('a site called %j is text, whole', (label, cell) => {
  expect(lines(label)[1]).toBe(`${cell};1234;700;90;0`);
});
