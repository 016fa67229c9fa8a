import type { Range } from '../../db/figure-content/columns.ts';
import { type Days, LAST_DAY, onlyDay, rangeOfDays, WHOLE_MONTH } from './days-of-month.ts';
import type { Dictionary } from './dictionary.ts';
import { cellRanges, type MonthBlock } from './month-block.server.ts';
import type { Period } from './period.ts';

/** Sessions and baselines of some days of a month, at some sites. */
export interface SelectedDays {
  readonly block: MonthBlock;
  /** Every day of the month on which there is anything is selected. */
  readonly isWhole: boolean;
  /** At all sites of the network. */
  readonly isEverywhere: boolean;
  readonly days: Days;
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
  return blocks.flatMap((block): SelectedDays[] => {
    const days = daysBetween(block.month, from, to);
    if (days.firstDay > block.lastDay || days.lastDay < block.firstDay) return [];
    const isWhole = days.firstDay <= block.firstDay && days.lastDay >= block.lastDay;
    if (!codes) return [isWhole ? allOf(block) : daysOf(block, days)];
    const cells = codes.map((code) => block.cellOf[code] ?? -1).filter((cell) => cell >= 0);
    return [{ ...select(block, cells, days, isWhole), isEverywhere: false }];
  });
}

/** A whole month of the whole network. */
export function allOf(block: MonthBlock): SelectedDays {
  return {
    block,
    isWhole: true,
    isEverywhere: true,
    days: WHOLE_MONTH,
    sessions: [{ first: 0, end: block.sessionDay.length }],
    baselines: [{ first: 0, end: block.baselines.day.length }],
  };
}

/** A day of a month, at all sites of the network. */
export function onDay(block: MonthBlock, day: number): SelectedDays {
  return daysOf(block, onlyDay(day));
}

function daysOf(block: MonthBlock, days: Days): SelectedDays {
  return { ...select(block, [...block.siteOf.keys()], days, false), isEverywhere: true };
}

function select(block: MonthBlock, cells: readonly number[], days: Days, isWhole: boolean) {
  const ranges = cells.map((cell) => cellRanges(block, cell));
  const rangesOf = (of: 'sessions' | 'baselines', day: Uint8Array) =>
    ranges.map((range) => (isWhole ? range[of] : rangeOfDays(day, range[of], days)));
  return {
    block,
    isWhole,
    days,
    sessions: rangesOf('sessions', block.sessionDay),
    baselines: rangesOf('baselines', block.baselines.day),
  };
}

/** The days of a month (1–31) between two dates. */
function daysBetween(month: string, from: string, to: string): Days {
  const firstDay = from <= `${month}-01` ? 1 : from.startsWith(month) ? Number(from.slice(8)) : LAST_DAY + 1;
  const lastDay = to >= `${month}-31` ? LAST_DAY : to.startsWith(month) ? Number(to.slice(8)) : 0;
  return { firstDay, lastDay };
}
