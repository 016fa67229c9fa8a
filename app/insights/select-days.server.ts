import type { Range } from '../../db/figure-content/columns.ts';
import type { Dictionary } from './dictionary.ts';
import { cellRanges, LAST_DAY, type MonthBlock } from './month-block.server.ts';
import type { Period } from './period.ts';

/** The part of a month that is asked for, as neighbouring sessions and baselines. */
export interface SelectedDays {
  readonly block: MonthBlock;
  readonly sessions: readonly Range[];
  readonly baselines: readonly Range[];
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
    if (!codes && first <= block.firstDay && last >= block.lastDay) {
      return {
        block,
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
    return { block, sessions, baselines };
  });
}

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
