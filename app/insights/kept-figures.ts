import type { Cell, Dictionaries } from './cell.ts';
import { daysIn, type Period } from './period.ts';
import { counterBytes } from './person-sets.ts';
import { countGroups, openRunningFigures, type RunningFigures } from './running-figures.ts';

/** Figures of the large selections asked for last, to go on from. */
export interface KeptFigures {
  /** The figures of these cells in these days; null where counting anew costs little, or keeping too much. */
  at(cells: readonly Cell[], period: Period): RunningFigures | null;
  bytes(): number;
}

interface Kept {
  readonly figures: RunningFigures;
  readonly place: string;
  readonly period: Period;
}

/** Fewer attendances than these are counted anew in a millisecond. */
const FEW = 10_000;
/** Figures this near move; others stay for those who may ask for them again and a copy moves, while there is room. */
const NEAR_DAYS = 7;
const DAY_MS = 86_400_000;

/** Keeps at most about `maxBytes`, the least recently used first out. */
export function keepFigures(dictionaries: Dictionaries, maxBytes: number, few = FEW): KeptFigures {
  /** The last used at the end. */
  let kept: Kept[] = [];

  const bytes = () => kept.reduce((sum, { figures }) => sum + figures.bytes(), 0);

  const hasRoomFor = (figures: RunningFigures) => bytes() + figures.bytes() <= maxBytes;

  /** The kept figures that fewer days have to be counted for than for the whole period. */
  function nearest(place: string, period: Period): Kept | undefined {
    let best: Kept | undefined;
    let least = daysIn(period);
    for (const one of kept) {
      const days = one.place === place ? daysApart(one.period, period) : Number.POSITIVE_INFINITY;
      if (days < least) [best, least] = [one, days];
    }
    return best;
  }

  return {
    bytes,
    at(cells, period) {
      const attendances = cells.reduce((sum, { person }) => sum + person.length, 0);
      const maxPerson = cells.reduce((most, cell) => Math.max(most, cell.maxPerson), 0);
      if (attendances < few) return null;
      if (counterBytes(countGroups(cells, dictionaries), maxPerson) > maxBytes) return null;

      const place = `${cells[0]?.siteId} ${new Set(cells.map(({ siteId }) => siteId)).size}`;
      const near = nearest(place, period);
      const moves =
        near !== undefined && (daysApart(near.period, period) <= NEAR_DAYS || !hasRoomFor(near.figures));
      const figures = moves
        ? near.figures
        : (near?.figures.copy() ?? openRunningFigures(cells, dictionaries));
      // What breaks off in the middle of a move must not be found again.
      if (moves) kept = kept.filter((one) => one !== near);
      figures.moveTo(cells, period);
      kept.push({ figures, place, period });
      while (kept.length > 1 && bytes() > maxBytes) kept.shift();
      return figures;
    },
  };
}

/** Days that are in one of two periods only, as far as they touch. */
function daysApart(a: Period, b: Period): number {
  const days = (one: string, other: string) => Math.abs(Date.parse(one) - Date.parse(other)) / DAY_MS;
  return days(a.from, b.from) + days(a.to, b.to);
}
