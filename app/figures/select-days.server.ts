import type { Range } from '../../db/figure-content/columns.ts';
import type { Dictionary } from './dictionary.ts';
import { cellRanges, type MonthBlock } from './month-block.server.ts';
import type { Period } from './period.ts';

/** Some days of a month, both included, at the sites whose sessions and baselines these are. */
export interface SelectedDays {
  readonly block: MonthBlock;
  readonly firstDay: number;
  readonly lastDay: number;
  /** At all sites of the network. */
  readonly isEverywhere: boolean;
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
    if (!codes) {
      const sessions = [{ first: 0, end: block.sessionDay.length }];
      const baselines = [{ first: 0, end: block.baselines.day.length }];
      return [{ block, ...days, isEverywhere: true, sessions, baselines }];
    }
    const cells = codes.map((code) => block.cellOf[code] ?? -1).filter((cell) => cell >= 0);
    const ranges = cells.map((cell) => cellRanges(block, cell));
    return [
      {
        block,
        ...days,
        isEverywhere: false,
        sessions: ranges.map(({ sessions }) => sessions),
        baselines: ranges.map(({ baselines }) => baselines),
      },
    ];
  });
}

/** True when every day of the month on which there is anything is selected. */
export function isWholeMonth({ block, firstDay, lastDay }: SelectedDays): boolean {
  return firstDay <= block.firstDay && lastDay >= block.lastDay;
}

/** The last day a month can have. */
const LAST_DAY = 31;

/** The days of a month (1–31) between two dates, both included; `lastDay` before `firstDay` when there are none. */
function daysBetween(month: string, from: string, to: string) {
  const firstDay = from <= `${month}-01` ? 1 : from.startsWith(month) ? Number(from.slice(8)) : LAST_DAY + 1;
  const lastDay = to >= `${month}-31` ? LAST_DAY : to.startsWith(month) ? Number(to.slice(8)) : 0;
  return { firstDay, lastDay };
}
