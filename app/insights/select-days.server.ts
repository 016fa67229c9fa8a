import type { Range } from '../../db/figure-content/columns.ts';
import type { Dictionary } from './dictionary.ts';
import { cellRanges, type MonthBlock, startOf } from './month-block.server.ts';
import type { Period } from './period.ts';

/** The part of a month that is asked for, as neighbouring sessions and baselines. */
export interface SelectedDays {
  readonly block: MonthBlock;
  readonly sessions: readonly Range[];
  readonly baselines: readonly Range[];
  /** Days of the month, both included. */
  readonly firstDay: number;
  readonly lastDay: number;
}

/** The days of a period in some months, at some sites (ids) or, with null, at all of them. */
export function selectDays(
  blocks: readonly MonthBlock[],
  { from, to }: Period,
  siteIds: readonly string[] | null,
  sites: Dictionary,
): SelectedDays[] {
  const codes = siteIds && [...new Set(siteIds)].map(sites.find).filter((code) => code >= 0);
  return blocks.map((block) => {
    const { first, last } = daysBetween(block.month, from, to);
    const days = { firstDay: first, lastDay: last };
    if (!codes && first <= 1 && last >= LAST_DAY) {
      return {
        block,
        ...days,
        sessions: [{ first: 0, end: block.sessionDay.length }],
        baselines: [{ first: 0, end: block.baselines.day.length }],
      };
    }
    const cells = codes ? codes.map((code) => block.cellOf[code] ?? -1) : [...block.siteOf.keys()];
    const sessions: Range[] = [];
    const baselines: Range[] = [];
    for (const cell of cells) {
      if (cell < 0) continue;
      const ranges = cellRanges(block, cell);
      pushRange(sessions, daysOf(block.sessionDay, ranges.sessions, first, last));
      pushRange(baselines, daysOf(block.baselines.day, ranges.baselines, first, last));
    }
    return { block, ...days, sessions, baselines };
  });
}

/** Attendances of some days. */
export function attendancesIn(days: readonly SelectedDays[]): number {
  return days.reduce(
    (sum, { block: { headEnd }, sessions }) =>
      sessions.reduce(
        (heads, { first, end }) => heads + startOf(headEnd, end) - startOf(headEnd, first),
        sum,
      ),
    0,
  );
}

/** The highest number of a person in the months of some days; −1 without anybody known. */
export function maxPersonIn(days: readonly SelectedDays[]): number {
  return days.reduce((most, { block }) => Math.max(most, block.maxPerson), -1);
}

/** Sessions of a month that are in one of two selections of the same sites only. */
export interface ChangedDays {
  readonly gone: SelectedDays;
  readonly come: SelectedDays;
}

/** What has to be taken out and counted in when one selection of a month becomes another, of the same sites. */
export function changedDays(
  before: SelectedDays,
  now: SelectedDays,
  siteIds: readonly string[] | null,
  sites: Dictionary,
): ChangedDays {
  const gone: Range[] = [];
  const come: Range[] = [];
  const same =
    before.block === now.block && before.firstDay === now.firstDay && before.lastDay === now.lastDay;
  const codes = same ? [] : siteIds ? siteIds.map(sites.find) : sites.words().keys();
  for (const code of codes) {
    const [old, fresh] = [cellDays(before, code), cellDays(now, code)];
    const kept = old.revision === fresh.revision;
    for (const range of outside(old, kept ? fresh : NOWHERE)) gone.push(range);
    for (const range of outside(fresh, kept ? old : NOWHERE)) come.push(range);
  }
  return {
    gone: { ...before, sessions: gone, baselines: [] },
    come: { ...now, sessions: come, baselines: [] },
  };
}

/** The chosen days of a cell, and where it begins in its block. */
interface CellDays extends Range {
  readonly begins: number;
  readonly revision: number;
}

const NOWHERE: CellDays = { first: 0, end: 0, begins: 0, revision: 0 };

function cellDays({ block, firstDay, lastDay }: SelectedDays, code: number): CellDays {
  const cell = block.cellOf[code] ?? -1;
  if (cell < 0) return NOWHERE;
  const { sessions } = cellRanges(block, cell);
  const { first, end } = daysOf(block.sessionDay, sessions, firstDay, lastDay);
  const revision = block.cellRevision[cell] ?? 0;
  return { first, end: Math.max(first, end), begins: sessions.first, revision };
}

/** The rows of one that are not rows of the other, both counted from where their cells begin. */
function outside(one: CellDays, other: CellDays): Range[] {
  const moved = one.begins - other.begins;
  const [first, end] = [other.first + moved, other.end + moved];
  if (other.first >= other.end) return one.first < one.end ? [one] : [];
  return [
    { first: one.first, end: Math.min(one.end, first) },
    { first: Math.max(one.first, end), end: one.end },
  ].filter((range) => range.first < range.end);
}

const LAST_DAY = 31;

/** The days of a month (1–31) between two dates, both included; `last` before `first` when there are none. */
function daysBetween(month: string, from: string, to: string) {
  const first = from <= `${month}-01` ? 1 : from.startsWith(month) ? Number(from.slice(8)) : LAST_DAY + 1;
  const last = to >= `${month}-31` ? LAST_DAY : to.startsWith(month) ? Number(to.slice(8)) : 0;
  return { first, last };
}

function pushRange(ranges: Range[], range: Range): void {
  if (range.first < range.end) ranges.push(range);
}

/** The rows of some days among those of a cell, which are in order of day. */
function daysOf(days: Uint8Array, cell: Range, first: number, last: number): Range {
  return {
    first: first <= 1 ? cell.first : countUpTo(days, cell, first - 1),
    end: last >= LAST_DAY ? cell.end : countUpTo(days, cell, last),
  };
}

/** Where the first row after `day` is. */
function countUpTo(days: Uint8Array, { first, end }: Range, day: number): number {
  let low = first;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
