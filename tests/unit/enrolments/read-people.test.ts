import { unzipSync, zipSync } from 'fflate';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { MOST_PEOPLE, readPeople, SHEET_COLUMNS } from '../../../app/enrolments/read-people.server.ts';
import { readSheet } from '../../../app/enrolments/read-sheet.server.ts';
import { csvOf } from '../../../app/platform/csv.ts';
import { FaultList } from '../../../app/references/faults.ts';
import { withCheck } from '../people/synthetic-code.ts';

const CODE = withCheck('RSSMRA55A41D612');
const WORDS = new Map([
  ['testo grande', 'large_text'],
  ['accompagnatore', 'companion'],
] as const);

const utf8 = (text: string) => new TextEncoder().encode(text);

async function read(bytes: Uint8Array) {
  const faults = new FaultList();
  const records = await readSheet(bytes, MOST_PEOPLE, faults);
  const people = records ? await readPeople(records, WORDS, '2026-03-02', faults) : [];
  return { people, faults: faults.all().first.map(({ row, column, code }) => `${row} ${column} ${code}`) };
}

const PEOPLE = [
  [...SHEET_COLUMNS],
  [CODE, 'Maria', 'Rossi', 'maria@posta.example', '055 123456', 'Testo grande, accompagnatore'],
  ['', '', '', '', '', ''],
  ['', 'Anna', 'Verdi', '', '0574 11223', ''],
];
const EXPECTED = [
  {
    row: 2,
    code: { code: CODE },
    givenName: 'Maria',
    phone: '055 123456',
    needs: ['large_text', 'companion'],
  },
  { row: 4, code: null, familyName: 'Verdi', email: null, phone: '0574 11223', needs: [] },
];
const sheet = (rows: (string | number)[][]) => ({ sheets: [{ name: 'Iscritti', rows }] });

/** A good sheet that unfolds to sixty megabytes. */
async function bomb(): Promise<Uint8Array> {
  const parts = unzipSync(await writeOds(sheet(PEOPLE)));
  const blanks = new Uint8Array(60_000_000).fill(32);
  return zipSync({ ...parts, 'content.xml': Buffer.concat([parts['content.xml'] ?? blanks, blanks]) });
}

/** The same archive, whose list of parts says of every one that its size is told elsewhere. */
function withoutSizes(archive: Uint8Array): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  for (let at = 0; at + 46 < archive.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    view.setUint16(at + 8, view.getUint16(at + 8, true) | 8, true);
    view.setUint32(at + 20, 0, true);
    view.setUint32(at + 24, 0, true);
  }
  return archive;
}

const manyParts = Object.fromEntries(
  Array.from({ length: 1000 }, (_, n) => [`Pictures/${n}.png`, utf8('a')]),
);

describe('a sheet of people', () => {
  it.each([
    ['CSV', async () => utf8(csvOf(PEOPLE))],
    ['XLSX', () => writeXlsx(sheet(PEOPLE))],
    ['ODS', () => writeOds(sheet(PEOPLE))],
  ])('is read the same from %s, empty rows counted and left out', async (_, write) => {
    const { people, faults } = await read(await write());
    expect(faults).toEqual([]);
    expect(people).toMatchObject(EXPECTED);
  });

  it.each([
    ['by tabs', (csv: string) => utf8(csv.replaceAll(';', '\t'))],
    [
      'by commas, names in quotes',
      (csv: string) => utf8(csv.replaceAll(';', ',').replace('Niccolò', '"Niccolò"')),
    ],
    ['in the alphabet of Windows', (csv: string) => new Uint8Array(Buffer.from(csv, 'latin1'))],
    ['in UTF-16', (csv: string) => new Uint8Array(Buffer.from(`\uFEFF${csv}`, 'utf16le'))],
  ])('is read %s', async (_, write) => {
    const rows = [[...SHEET_COLUMNS], [CODE, 'Niccolò', "D'Amà", '', '', '']];
    const csv = rows.map((row) => row.join(';')).join('\r\n');
    const { people, faults } = await read(write(csv));
    expect(faults).toEqual([]);
    expect(people).toMatchObject([{ code: { code: CODE }, givenName: 'Niccolò', familyName: "D'Amà" }]);
  });

  it('tells every fault by row and column', async () => {
    const rows = [
      [...SHEET_COLUMNS],
      [CODE, '', '', '', '', ''],
      [`${CODE.slice(0, 15)}?`, '', '', '', '', ''],
      ['', '', 'Neri', 'senza chiocciola', 'numero', 'carrozza'],
      [CODE.toLowerCase(), 'Maria', '', '', '', ''],
      ['', 'Anna', 'Verdi', 'a@posta.example', '', ''],
      ['', 'anna', 'VERDI', 'A@posta.example', '', ''],
      ['', '<b>Anna', '', '', '', ''],
    ];
    expect((await read(await writeXlsx(sheet(rows)))).faults).toEqual([
      '3 codice_fiscale wrong_code',
      '4 nome nameless',
      '4 email not_an_email',
      '4 telefono not_a_phone',
      '4 esigenze unknown_need',
      '5 null doubled_row',
      '7 null doubled_row',
      '8 nome characters',
    ]);
  });

  it('takes five thousand people and not one more', async () => {
    const people = (count: number) => [
      [...SHEET_COLUMNS],
      ...Array.from({ length: count }, (_, index) => ['', `Persona ${index}`, '', '', '', '']),
    ];
    expect((await read(await writeXlsx(sheet(people(MOST_PEOPLE))))).people).toHaveLength(MOST_PEOPLE);
    expect((await read(await writeOds(sheet(people(MOST_PEOPLE + 1))))).faults).toEqual([
      'null null too_many_rows',
    ]);
  });

  it.each([
    ['another heading', utf8('nome;cognome\nMaria;Rossi'), '1 codice_fiscale missing_column'],
    ['a picture', utf8('\u0000PNG'), 'null null not_text'],
    ['an archive of something else', zipSync({ 'a.txt': utf8('a') }), 'null null not_a_sheet'],
    ['a broken sheet', zipSync({ 'xl/workbook.xml': utf8('<workbook') }), 'null null not_a_sheet'],
  ])('is refused when it is %s', async (_, bytes, fault) => {
    const { people, faults } = await read(bytes);
    expect(people).toEqual([]);
    expect(faults).toContain(fault);
  });

  it('resolves nothing a sheet points at outside itself', async () => {
    const parts = unzipSync(await writeOds(sheet(PEOPLE)));
    const content = new TextDecoder().decode(parts['content.xml']).replace('>Anna<', '>&outside;<');
    const pointing = content.replace(
      '?>',
      '?><!DOCTYPE x [<!ENTITY outside SYSTEM "file:///etc/hostname">]>',
    );
    expect(pointing).toContain('>&outside;<');
    const { people } = await read(zipSync({ ...parts, 'content.xml': utf8(pointing) }));
    expect(people[1]?.givenName).toBe('&outside;');
  });

  it.each([
    ['would unfold to more than a sheet takes', bomb],
    ['does not say how far it unfolds', async () => withoutSizes(await bomb())],
    [
      'has more than a thousand parts',
      async () => zipSync({ ...unzipSync(await writeOds(sheet(PEOPLE))), ...manyParts }),
    ],
  ])('is not opened when it %s', async (_, make) => {
    expect(await read(await make())).toEqual({ people: [], faults: ['null null not_a_sheet'] });
  });
});
