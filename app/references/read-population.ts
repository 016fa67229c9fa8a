import type { PopulationResidents } from '../../db/queries/populations.ts';
import { POPULATION_CLASSES, POPULATION_COLUMNS, SEXES } from './columns.ts';
import type { FaultList } from './faults.ts';
import { CellReader } from './read-cell.ts';
import { readTable } from './read-table.ts';

/** All comuni, provinces and regions of Italy make 112,000. */
const MOST_ROWS = 250_000;
const FIRST_YEAR = 1990;
const MOST_RESIDENTS = 100_000_000;

interface PopulationTable {
  readonly year: number;
  readonly cells: readonly PopulationResidents[];
}

/**
 * A population table: every place in it has each of the 7 × 2 combinations of age class and sex once, all of one year.
 * `isPlace` knows regions, provinces and comuni. null with faults, all of them at once.
 */
export function readPopulation(
  text: string,
  asked: { readonly today: string; isPlace(geo: string): boolean },
  faults: FaultList,
): PopulationTable | null {
  const cells: PopulationResidents[] = [];
  const rowOf = new Map<string, number>();
  const residentsOf = new Map<string, number>();
  /** Rows of a place whose class or sex cannot be read: as many holes may be theirs. */
  const unread = new Map<string, number>();
  let tableYear: number | null = null;
  for (const row of readTable(text, POPULATION_COLUMNS, MOST_ROWS, faults)) {
    const cell = new CellReader(row, faults);
    const geo = cell.code('geo', 'unknown_place', (value) => placeOf(value, asked.isPlace));
    const year = cell.year('year', FIRST_YEAR, Number(asked.today.slice(0, 4)));
    const age_class = cell.code('age_class', 'unknown_age_class', classOf);
    const sex = cell.code('sex', 'unknown_sex', sexOf);
    const residents = cell.count('residents', MOST_RESIDENTS);
    if (year !== null) {
      tableYear ??= year;
      if (year !== tableYear) faults.add(row.row, 'year', 'other_year', { year: tableYear, value: year });
    }
    if (geo !== null && (age_class === null || sex === null)) unread.set(geo, (unread.get(geo) ?? 0) + 1);
    if (geo === null || age_class === null || sex === null) continue;
    const key = keyOf(geo, age_class, sex);
    const before = rowOf.get(key);
    if (before === undefined) rowOf.set(key, row.row);
    else faults.add(row.row, null, 'doubled_row', { row: before });
    // A count that cannot be read is no hole: it was told of.
    residentsOf.set(geo, (residentsOf.get(geo) ?? 0) + (residents ?? 1));
    if (residents !== null) cells.push({ geo, age_class, sex, residents });
  }
  for (const [geo, residents] of residentsOf) {
    const holes = holesOf(geo, rowOf);
    if (holes.length > (unread.get(geo) ?? 0)) {
      for (const hole of holes) faults.add(null, null, 'missing_row', hole);
    }
    if (residents === 0) faults.add(null, 'residents', 'nobody', { geo });
  }
  return faults.count > 0 || tableYear === null ? null : { year: tableYear, cells };
}

/** The combinations of class and sex a place has no row for. */
function holesOf(geo: string, rowOf: ReadonlyMap<string, number>) {
  return POPULATION_CLASSES.flatMap((age_class) =>
    Object.entries(SEXES).flatMap(([written, sex]) =>
      rowOf.has(keyOf(geo, age_class, sex)) ? [] : [{ geo, age_class, sex: written }],
    ),
  );
}

function keyOf(geo: string, ageClass: string, sex: string): string {
  return `${geo} ${ageClass} ${sex}`;
}

/** A place as it is kept: spreadsheets take the first zero off a region. */
function placeOf(text: string, isPlace: (geo: string) => boolean): string | undefined {
  if (text.toLowerCase() === 'network') return 'network';
  const geo = /^\d$/.test(text) ? `0${text}` : text.toUpperCase();
  return isPlace(geo) ? geo : undefined;
}

function classOf(text: string): PopulationResidents['age_class'] | undefined {
  const plain = text.replace(/[–−]/g, '-');
  return POPULATION_CLASSES.find((one) => one === plain);
}

function sexOf(text: string): PopulationResidents['sex'] | undefined {
  const written = text.toUpperCase();
  return written === 'F' || written === 'M' ? SEXES[written] : undefined;
}
