import { parseCsv } from 'hucre/csv';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { tableBytes } from '../../../app/platform/table-file/answer-with-table.ts';
import type { Format } from '../../../app/platform/table-file/formats.ts';
import type { FileCell, TableFile } from '../../../app/platform/table-file/table-file.ts';

const ROWS: readonly (readonly FileCell[])[] = [
  ['Empoli', 1234, 12.5, -0.5],
  ['Là & «qua» <b>; "x"', 0, 'coperto', 7],
  ['=1+1', 5, 'meno di 5 o coperto', 3],
  ['\t@SUM(A1)', 1, 1, 1],
];
const SAFE = ROWS.map((row) => row.map((cell) => (/^[=\t]/.test(String(cell)) ? `'${cell}` : cell)));

async function* later() {
  for (const row of ROWS) yield row;
}

const table = (): TableFile => ({
  title: '+39 accessi',
  sheet: 'Tabella',
  notes: [{ key: 'asOf', label: 'Aggiornato', text: '22 nov 2026', value: '2026-11-22T06:00:00.000Z' }],
  columns: [
    { key: 'label', head: 'Punto' },
    { key: 'accesses', head: 'Accessi', definition: 'Presenze' },
    { key: 'share', head: 'Quota' },
    { key: 'change', head: 'Variazione' },
  ],
  rows: later(),
  decimalMark: ',',
});

const bytesOf = async (format: Format) =>
  new Uint8Array(await new Response(tableBytes(table(), format)).arrayBuffer());

const ABOUT = [["'+39 accessi"], ['Aggiornato', '22 nov 2026'], ['Accessi', 'Presenze']];
const HEAD = ['Punto', 'Accessi', 'Quota', 'Variazione'];

/** Readers fill rows up to the width of the table. */
const unpadded = (rows: readonly (readonly unknown[])[]) =>
  rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null && cell !== '') + 1));

it.each([
  ['xlsx', readXlsx],
  ['ods', readOds],
] as const)('%s reads back as it was: words where hidden, nothing a formula', async (format, read) => {
  const { sheets } = await read(await bytesOf(format));
  expect(sheets.map(({ name }) => name)).toEqual(['Tabella']);
  expect(unpadded(sheets[0]?.rows ?? [])).toEqual([...ABOUT, HEAD, ...SAFE]);
});

it('csv: notes a program can skip, decimals of the country', async () => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf('csv'));
  expect(text).toMatch(
    /^\ufeff# '\+39 accessi\r\n# Aggiornato: 22 nov 2026\r\n# Accessi: Presenze\r\nPunto;/,
  );
  const rows = parseCsv(text, { delimiter: ';', comment: '#' });
  const written = SAFE.map((row) => row.map((cell) => String(cell).replace(/^(-?\d+)\.(\d+)$/, '$1,$2')));
  expect(rows).toEqual([HEAD, ...written]);
});

it('json: a row an object, texts as they are', async () => {
  expect(JSON.parse(new TextDecoder().decode(await bytesOf('json')))).toEqual({
    title: '+39 accessi',
    about: { asOf: '2026-11-22T06:00:00.000Z' },
    columns: [
      { key: 'label', name: 'Punto' },
      { key: 'accesses', name: 'Accessi', definition: 'Presenze' },
      { key: 'share', name: 'Quota' },
      { key: 'change', name: 'Variazione' },
    ],
    rows: ROWS.map(([label, accesses, share, change]) => ({ label, accesses, share, change })),
  });
});

it('asks for rows only as fast as it is read, and stops when nobody reads', async () => {
  let asked = 0;
  let closed = false;
  function* endless() {
    try {
      for (;;) {
        asked += 1;
        yield [String(Math.sin(asked)).repeat(40), asked, asked, asked];
      }
    } finally {
      closed = true;
    }
  }
  for (const format of ['csv', 'json', 'ods'] as const) {
    [asked, closed] = [0, false];
    const reader = tableBytes({ ...table(), rows: endless() }, format).getReader();
    for (let piece = 0; piece < 12; piece += 1) await reader.read();
    await reader.cancel();
    expect([format, closed]).toEqual([format, true]);
    expect(asked).toBeLessThan(20_000);
  }
});
