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

it('a site named like a formula is text', () => {
  expect(tableCsv([row('=1+1')], WORDS)).toContain("\r\n'=1+1;1234;700;90;0\r\n");
});
