import type { IndicatorReference } from '../../db/queries/indicator-references.ts';
import { REFERENCE_COLUMNS } from './columns.ts';
import type { FaultList } from './faults.ts';
import { CellReader } from './read-cell.ts';
import { readTable } from './read-table.ts';

/** Indicators of DSI 2.0 (isoc_sk_dskl_i21): overall levels, and each area at basic, above basic and at least basic. */
const INDICATORS: ReadonlySet<string> = new Set([
  ...['AB', 'B', 'BAB', 'LW', 'N', 'LM', 'X', 'NA', 'IC_S'].map((level) => `I_DSK2_${level}`),
  ...['IL', 'CC', 'DCC', 'SF', 'PS'].flatMap((area) =>
    ['AB', 'B', 'BAB'].map((level) => `I_DSK2_${area}_${level}`),
  ),
]);
/** The first year of DSI 2.0. */
const FIRST_YEAR = 2021;
const LONGEST_SOURCE = 200;
const MOST_ROWS = 3000;

/** Published values to compare with, each given once; null with faults, all of them at once. */
export function readReferences(text: string, today: string, faults: FaultList): IndicatorReference[] | null {
  const rowOf = new Map<string, number>();
  const references = readTable(text, REFERENCE_COLUMNS, MOST_ROWS, faults).flatMap((row) => {
    const cell = new CellReader(row, faults);
    const indicator = cell.code('indicator', 'unknown_indicator', (value) =>
      INDICATORS.has(value) ? value : undefined,
    );
    // Eurostat's codes of places (EU27, IT, ITI1) and of populations (Y16_74, Y_GE75).
    const geo = cell.code('geo', 'unknown_area', fitting(/^(EU27|[A-Z]{2}[A-Z0-9]{0,3})$/));
    const population = cell.code('population', 'unknown_population', fitting(/^Y(\d{1,2}_\d{2}|_GE\d{2})$/));
    const year = cell.year('year', FIRST_YEAR, Number(today.slice(0, 4)));
    const value = cell.percentage('value');
    const source = cell.words('source', LONGEST_SOURCE);
    const retrievedOn = cell.day('retrieved', today);
    if (indicator === null || geo === null || population === null || year === null) return [];
    const key = [indicator, geo, population, year].join(' ');
    const before = rowOf.get(key);
    if (before === undefined) rowOf.set(key, row.row);
    else faults.add(row.row, null, 'doubled_row', { row: before });
    if (value === null || source === null || retrievedOn === null) return [];
    return { indicator, geo, population, year, value, source, retrievedOn };
  });
  return faults.count > 0 ? null : references;
}

function fitting(pattern: RegExp) {
  return (text: string) => (pattern.test(text) ? text : undefined);
}
