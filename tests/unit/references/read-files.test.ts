import { describe, expect, it } from 'vitest';
import { POPULATION_CLASSES } from '../../../app/references/columns.ts';
import { decodeFile, LONGEST_FILE } from '../../../app/references/decode-file.ts';
import { FaultList } from '../../../app/references/faults.ts';
import { readPopulation } from '../../../app/references/read-population.ts';
import { readReferences } from '../../../app/references/read-references.ts';
import { populationCsv } from '../../support/test-population.ts';

const TODAY = '2026-03-01';
const asked = { today: TODAY, isPlace: (geo: string) => ['FI', 'PO', '09', 'D612'].includes(geo) };

/** Table and faults, each as `row column code`. */
function population(text: string) {
  const faults = new FaultList();
  const table = readPopulation(text, asked, faults);
  return { table, faults: faults.all() };
}

function told(text: string): string[] {
  const { table, faults } = population(text);
  if (faults.count > 0) expect(table).toBeNull();
  return faults.first.map(({ row, column, code }) => `${row ?? '-'} ${column ?? '-'} ${code}`);
}

/** The good file with one line changed; the heading is line 1. */
function withLine(number: number, change: (line: string) => string): string {
  const lines = populationCsv(['FI']).split('\n');
  return lines.map((line, index) => (index === number - 1 ? change(line) : line)).join('\n');
}

describe('a population table', () => {
  it('is read with semicolons, tabs or commas, any line ends, a mark, quotes and columns in any order', () => {
    const good = populationCsv(['FI', 'network']);
    const { table } = population(good);
    expect(table?.year).toBe(2025);
    expect(table?.cells).toHaveLength(28);
    expect(table?.cells[0]).toEqual({ geo: 'FI', age_class: '16-24', sex: 'A', residents: 1000 });
    const reversed = good.split('\n').map((line) => line.split(';').reverse().join(';'));
    for (const same of [
      good.replaceAll(';', ','),
      good.replaceAll(';', '\t'),
      good.replaceAll('\n', '\r\n'),
      `${good}\n\n;;;;\n`,
      good.replaceAll('16-24', '"16–24"'),
      good.replace('geo;year', ' GEO ; "Year"'),
      good.replaceAll('FI;', 'fi;').replaceAll(';F;', ';f;'),
      reversed.join('\n'),
    ]) {
      expect(population(same)).toEqual({ table: expect.anything(), faults: { first: [], count: 0 } });
      const cells = population(same).table?.cells ?? [];
      expect([...cells].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toEqual(
        [...(table?.cells ?? [])].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
      );
    }
  });

  it('is read as a list of records in JSON', () => {
    const [, ...lines] = populationCsv(['09']).split('\n');
    const records = lines.map((line) => {
      const [geo, year, age_class, sex, residents] = line.split(';');
      return {
        geo: geo === '09' ? 9 : geo,
        year: Number(year),
        age_class,
        sex,
        residents: Number(residents),
      };
    });
    expect(population(JSON.stringify(records)).table?.cells[0]?.geo).toBe('09');
    expect(told(JSON.stringify([{ ...records[0], residents: { a: 1 } }, 7, { geo: 'FI' }]))).toEqual([
      '1 residents not_a_record',
      '2 - not_a_record',
      ...['year', 'age_class', 'sex', 'residents'].map((column) => `3 ${column} missing_column`),
    ]);
    for (const bad of ['{"rows": []}', '[{', '{}']) expect(told(bad)).toEqual(['- - not_json']);
    expect(told('[]')).toEqual(['- - no_rows']);
  });

  it.each([
    ['a hole', withLine(4, () => ''), '- - missing_row'],
    ['a doubled row', `${populationCsv(['FI'])}\nFI;2025;16-24;F;5`, '16 - doubled_row'],
    ['an unknown place', `${populationCsv(['FI'])}\nXX;2025;16-24;F;5`, '16 geo unknown_place'],
    [
      'a class of others',
      withLine(2, (line) => line.replace('16-24', '14-24')),
      '2 age_class unknown_age_class',
    ],
    ['another sex', withLine(3, (line) => line.replace(';M;', ';X;')), '3 sex unknown_sex'],
    ['less than nobody', withLine(5, (line) => line.replace('1000', '-1000')), '5 residents negative'],
    ['a part of a person', withLine(5, (line) => line.replace('1000', '1000,5')), '5 residents not_whole'],
    ['thousands with a dot', withLine(5, (line) => line.replace('1000', '1.000')), '5 residents not_whole'],
    ['too many people', withLine(5, (line) => line.replace('1000', '999999999')), '5 residents too_big'],
    ['no number', withLine(5, (line) => line.replace('1000', '1e3')), '5 residents not_a_number'],
    ['nothing', withLine(5, (line) => line.replace('1000', '')), '5 residents empty'],
    ['a formula', withLine(5, (line) => line.replace('1000', '=SUM(A1:A9)')), '5 residents formula'],
    ['a formula for a place', withLine(5, (line) => line.replace('FI', '@cmd')), '5 geo formula'],
    ['a year to come', populationCsv(['FI'], 2027), '2 year wrong_year'],
    ['a year long ago', populationCsv(['FI'], 1861), '2 year wrong_year'],
    ['two years', withLine(6, (line) => line.replace('2025', '2024')), '6 year other_year'],
    ['a cell too many', withLine(7, (line) => `${line};`), '7 - cells'],
    ['an open quote', withLine(15, (line) => line.replace(';1000', ';"1000')), '15 - unclosed_quote'],
    ['nobody at all', populationCsv(['FI']).replaceAll('1000', '0'), '- residents nobody'],
    ['a heading alone', 'geo;year;age_class;sex;residents', '- - no_rows'],
    ['a missing column', populationCsv(['FI']).replaceAll(/;[^;\n]*$/gm, ''), '1 residents missing_column'],
    ['a column of its own', withLine(1, (line) => line.replace('geo', 'comune')), '1 comune unknown_column'],
    ['a column twice', withLine(1, (line) => `${line};geo`), '1 geo doubled_column'],
  ])('is refused for %s, told where', (_, text, fault) => {
    expect(told(text)).toContain(fault);
  });

  it('tells all that is wrong at once, up to a hundred, and repeats no long cell', () => {
    const bad = populationCsv(['FI'])
      .replace('16-24;F', '16-24;Z')
      .replace('75+;M;1000', `75+;M;=${'x'.repeat(9000)}`);
    expect(told(bad)).toEqual(['2 sex unknown_sex', '15 residents formula']);
    // One row that cannot be read may be the one that is missing, but not two.
    expect(told(bad.replace('75+;F;1000', ''))).toContain('14 - cells');
    expect(
      told(bad.replace(/.*25-34;F.*\n/, '')).filter((fault) => fault === '- - missing_row'),
    ).toHaveLength(2);
    const many = population(populationCsv(Array.from({ length: 30 }, (_, index) => `Q${index}`)));
    expect(many.faults.count).toBe(30 * 14);
    expect(many.faults.first).toHaveLength(100);
    expect(JSON.stringify(population(bad).faults).length).toBeLessThan(500);
    expect(POPULATION_CLASSES).toHaveLength(7);
  });

  it('has no more rows than a country', () => {
    const rows = Array.from({ length: 250_001 }, () => 'FI;2025;16-24;F;5').join('\n');
    expect(told(`geo;year;age_class;sex;residents\n${rows}`)).toEqual(['- - too_many_rows']);
  });
});

describe('the bytes of a file', () => {
  const decode = (bytes: Uint8Array) => {
    const faults = new FaultList();
    return {
      text: decodeFile(bytes, faults),
      told: faults.all().first.map(({ row, code }) => `${row ?? '-'} ${code}`),
    };
  };
  const utf8 = (text: string) => new TextEncoder().encode(text);

  it('are text in UTF-8, with or without a mark', () => {
    expect(decode(utf8('\ufeffperché'))).toEqual({ text: 'perché', told: [] });
    expect(decode(utf8('perché')).text).toBe('perché');
  });

  it.each([
    ['nothing', new Uint8Array(0), '- empty_file'],
    ['blanks', utf8('\ufeff \r\n\t'), '- empty_file'],
    ['a spreadsheet', new Uint8Array([0x50, 0x4b, 3, 4, 20]), '- not_text'],
    ['an old spreadsheet', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), '- not_text'],
    ['a PDF', utf8('%PDF-1.7'), '- not_text'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x67, 0]), '- not_text'],
    ['Windows letters in line 3', new Uint8Array([...utf8('a\nb\nperch'), 0xe9, 10, 97]), '3 not_utf8'],
    ['fifty megabytes', new Uint8Array(50_000_000), '- too_large'],
  ])('are refused when they are %s', (_, bytes, fault) => {
    expect(decode(bytes)).toEqual({ text: null, told: [fault] });
    expect(LONGEST_FILE).toBeLessThan(50_000_000);
  });
});

describe('published values', () => {
  const HEAD = 'indicator;geo;population;year;value;source;retrieved';
  const read = (...lines: string[]) => {
    const faults = new FaultList();
    const references = readReferences([HEAD, ...lines].join('\n'), TODAY, faults);
    return {
      references,
      told: faults.all().first.map(({ row, column, code }) => `${row ?? '-'} ${column ?? '-'} ${code}`),
    };
  };

  it('are read with a dot or a comma', () => {
    const { references } = read(
      'I_DSK2_BAB;ITI1;Y16_74;2023;48,7;Istat;2026-02-01',
      'I_DSK2_SF_BAB;EU27;Y16_24;2025;74.63;Eurostat, isoc_sk_dskl_i21;2026-02-01',
    );
    expect(references).toEqual([
      {
        indicator: 'I_DSK2_BAB',
        geo: 'ITI1',
        population: 'Y16_74',
        year: 2023,
        value: 48.7,
        source: 'Istat',
        retrievedOn: '2026-02-01',
      },
      expect.objectContaining({ indicator: 'I_DSK2_SF_BAB', value: 74.63 }),
    ]);
  });

  it('are refused with every fault told', () => {
    const good = 'I_DSK2_BAB;IT;Y16_74;2023;48.7;Istat;2026-02-01';
    expect(read(good, good.replace('48.7', '49')).told).toEqual(['3 - doubled_row']);
    expect(
      read(
        'I_DSK_OLD;Italy;16-74;2019;148.7;<b>;1 feb 2026',
        'I_DSK2_BAB;IT;Y16_74;2023;-1;=A1;2026-03-02',
        'I_DSK2_BAB;IT;Y16_74;2021;1.2.3;;',
      ).told,
    ).toEqual([
      '2 indicator unknown_indicator',
      '2 geo unknown_area',
      '2 population unknown_population',
      '2 year wrong_year',
      '2 value not_a_share',
      '2 source characters',
      '2 retrieved not_a_day',
      '3 value not_a_share',
      '3 source formula',
      '3 retrieved in_future',
      '4 value not_a_number',
      '4 source empty',
      '4 retrieved empty',
    ]);
  });
});
