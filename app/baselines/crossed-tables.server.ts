import { setImmediate } from 'node:timers/promises';
import { type Crossing, closeCrossing, openCrossing, PARTS } from '../disclosure/crossing.ts';
import { type DisclosureRules, isSmall, type Shown, SUPPRESSED } from '../disclosure/shown.ts';
import type { Answered } from './answered.ts';
import { type Axis, type Groups, ROOT } from './groups.ts';
import { DIMENSIONS } from './question.ts';

/** What may be seen of people told apart in two ways. */
export interface CrossedTables {
  /** Who reaches the basic level among the people of two groups, and who does not. */
  partsOf(one: number, other: number): readonly [Shown, Shown];
}

/** The first two levels are basic or more. */
const BELOW = 2;
const NOT_SEEN = [SUPPRESSED, SUPPRESSED] as const;

/** One table with the groups its rows and columns stand for. */
interface Table {
  readonly crossing: Crossing;
  readonly rowOf: ReadonlyMap<number, number>;
  readonly columnOf: ReadonlyMap<number, number>;
}

/** Crosses places with years and dimensions, years with dimensions, and dimensions with each other; breathes in between. */
export async function crossGroups(
  groups: Groups,
  answered: Answered,
  isHidden: (group: number) => boolean,
  rules: DisclosureRules,
): Promise<CrossedTables> {
  const tables: Table[] = [];
  if (!isHidden(ROOT)) {
    const across = ['year', ...DIMENSIONS] as const;
    for (const [index, axis] of across.entries()) {
      tables.push(...crossPlaces(groups, answered, axis, isHidden, rules));
      await setImmediate();
      for (const other of across.slice(index + 1)) {
        const table = tableOf(countPairs(groups, answered, axis, other), isHidden);
        closeCrossing(table.crossing, rules);
        tables.push(table);
        await setImmediate();
      }
    }
  }
  const byRow = new Map<number, Table[]>();
  for (const table of tables) {
    for (const group of table.rowOf.keys()) byRow.set(group, [...(byRow.get(group) ?? []), table]);
  }
  const parentOf = new Map(
    groups.families.flatMap(({ parent, children }) => children.map((child) => [child, parent] as const)),
  );
  const above = (group: number) => parentOf.get(group) ?? ROOT;
  const find = (one: number, other: number) => {
    const straight = byRow.get(one)?.find(({ columnOf }) => columnOf.has(other));
    if (straight) return partsIn(straight, one, other);
    const turned = byRow.get(other)?.find(({ columnOf }) => columnOf.has(one));
    return turned ? partsIn(turned, other, one) : NOT_SEEN;
  };
  function partsOf(one: number, other: number): readonly [Shown, Shown] {
    const [reached, missed] = find(one, other);
    // Nobody of an organisation is nobody of its sites, nobody of a year is nobody of its months.
    const wholes = [
      ...(above(one) === ROOT ? [] : [partsOf(above(one), other)]),
      ...(above(other) === ROOT ? [] : [partsOf(one, above(other))]),
    ];
    const nobody = (part: 0 | 1) => wholes.find((whole) => whole[part].value === 0)?.[part];
    return [nobody(0) ?? reached, nobody(1) ?? missed];
  }
  return { partsOf };
}

function partsIn({ crossing, rowOf, columnOf }: Table, row: number, column: number): readonly [Shown, Shown] {
  const [r, c] = [rowOf.get(row) ?? 0, columnOf.get(column) ?? 0];
  const cell = r * crossing.columns + c;
  const rest =
    (crossing.restRow && r === crossing.rows - 1) || (crossing.restColumn && c === crossing.columns - 1);
  const part = (index: number): Shown => {
    const value = crossing.counts[cell * PARTS + index] ?? 0;
    const isKnown = crossing.known[cell * PARTS + index] === 1;
    // Of what stands for several, only that it is nobody can be said of each.
    const visible = crossing.hidden[cell] === 0 || (isKnown && (!rest || value === 0));
    return visible ? { value, suppressed: false } : SUPPRESSED;
  };
  return [part(0), part(1)];
}

/** Organisations by an axis, and the sites of each; what cannot be hidden among the sites of one, is among all. */
function crossPlaces(
  groups: Groups,
  answered: Answered,
  axis: Axis,
  isHidden: (group: number) => boolean,
  rules: DisclosureRules,
): Table[] {
  const whole = tableOf(countPairs(groups, answered, 'organisation', axis), isHidden);
  const pairs = countPairs(groups, answered, 'site', axis);
  const split = groups.families.filter(({ parent }) => whole.rowOf.has(parent));
  for (const { parent, children } of split) {
    if (isHidden(parent)) for (const site of children) whole.rowOf.set(site, whole.crossing.rows - 1);
  }
  for (;;) {
    closeCrossing(whole.crossing, rules);
    const tables: Table[] = [];
    let changed = false;
    for (const { parent, children } of split) {
      if (isHidden(parent)) continue;
      const row = whole.rowOf.get(parent) ?? 0;
      const cellOf = (column: number) => row * whole.crossing.columns + (whole.columnOf.get(column) ?? 0);
      const isCovered = (column: number) => isHidden(column) || whole.crossing.hidden[cellOf(column)] === 1;
      const sites = tableOf({ ...pairs, rows: children }, isHidden, isCovered);
      closeCrossing(sites.crossing, rules);
      tables.push(sites);
      for (const [column, place] of sites.columnOf) {
        if (isCovered(column) || !givesAway(sites.crossing, place, rules)) continue;
        whole.crossing.hidden[cellOf(column)] = 1;
        changed = true;
      }
    }
    if (!changed) return [whole, ...tables];
  }
}

/** True when a few people in a column cannot be hidden. */
function givesAway(
  { rows, columns, counts, known }: Crossing,
  column: number,
  rules: DisclosureRules,
): boolean {
  for (let row = 0; row < rows; row += 1) {
    for (let part = 0; part < PARTS; part += 1) {
      const place = (row * columns + column) * PARTS + part;
      if (known[place] === 1 && isSmall(counts[place] ?? 0, rules.minCell)) return true;
    }
  }
  return false;
}

/** People by the groups of two splits. */
interface Pairs {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  count(row: number, column: number, part: number): number;
}

function countPairs(groups: Groups, { level }: Answered, rowAxis: Axis, columnAxis: Axis): Pairs {
  const [rows, columns] = [[...groups.byKey[rowAxis].values()], [...groups.byKey[columnAxis].values()]];
  // The groups of an axis are numbered one after the other.
  const [firstRow = 0, firstColumn = 0] = [rows[0], columns[0]];
  const counts = new Int32Array(rows.length * columns.length * PARTS);
  const placeOf = (row: number, column: number, part: number) =>
    ((row - firstRow) * columns.length + column - firstColumn) * PARTS + part;
  const [rowOf, columnOf] = [groups.groupOf[rowAxis], groups.groupOf[columnAxis]];
  for (let index = 0; index < groups.rows.length; index += 1) {
    const part = (level[groups.rows[index] ?? 0] ?? 0) < BELOW ? 0 : 1;
    const place = placeOf(rowOf[index] ?? 0, columnOf[index] ?? 0, part);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return { rows, columns, count: (row, column, part) => counts[placeOf(row, column, part)] ?? 0 };
}

/** A table of pairs; groups whose own total is hidden share the last row or column. */
function tableOf(
  { rows, columns, count }: Pairs,
  isRowHidden: (group: number) => boolean,
  isColumnHidden = isRowHidden,
): { crossing: Crossing; rowOf: Map<number, number>; columnOf: Map<number, number> } {
  const [down, across] = [placesOf(rows, isRowHidden), placesOf(columns, isColumnHidden)];
  const crossing = openCrossing(down.size, across.size, down.rest, across.rest);
  for (const [row, r] of down.places) {
    for (const [column, c] of across.places) {
      for (let part = 0; part < PARTS; part += 1) {
        const place = (r * across.size + c) * PARTS + part;
        crossing.counts[place] = (crossing.counts[place] ?? 0) + count(row, column, part);
      }
    }
  }
  return { crossing, rowOf: down.places, columnOf: across.places };
}

function placesOf(groups: readonly number[], isHidden: (group: number) => boolean) {
  const open = groups.filter((group) => !isHidden(group));
  const rest = open.length < groups.length;
  const places = new Map(open.map((group, place) => [group, place]));
  for (const group of groups) if (isHidden(group)) places.set(group, open.length);
  return { places, rest, size: open.length + (rest ? 1 : 0) };
}
