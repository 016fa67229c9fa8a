import { type Days, LAST_DAY } from './days-of-month.ts';
import { NO_FIGURES, type ParticipationFigures } from './participation.ts';

/**
 * Figures of a month by group, but for people, added up from its first day to each of its days: those of some days are
 * a difference. 28 bytes for each day and group.
 */
export interface DaySums {
  /** By group. */
  between(days: Days): ParticipationFigures[];
  /** Adds the figures of a day, or takes them away; false when there are more groups than could be known. */
  change(day: number, figures: readonly ParticipationFigures[], times: 1 | -1): boolean;
}

const SUMS = [
  'accesses',
  'sessions',
  'minutes',
  'personMinutes',
  'new',
  'identified',
  'withoutCode',
] as const;

/** Adds up a month, given the figures of each of its days by group. */
export function addUpDays(ofDays: readonly (readonly ParticipationFigures[])[]): DaySums {
  const groups = ofDays.reduce((most, { length }) => Math.max(most, length), 0);
  const width = groups * SUMS.length;
  /** By day, group and figure; nothing before the first day. */
  const sums = new Int32Array((LAST_DAY + 1) * width);

  function addTo(day: number, figures: readonly ParticipationFigures[], times: 1 | -1): void {
    for (let group = 0; group < figures.length; group += 1) {
      const own = figures[group];
      if (!own || own.accesses === 0) continue;
      const place = day * width + group * SUMS.length;
      SUMS.forEach((name, index) => {
        sums[place + index] = (sums[place + index] ?? 0) + times * own[name];
      });
    }
  }

  for (const [index, figures] of ofDays.entries()) {
    sums.copyWithin((index + 1) * width, index * width, (index + 1) * width);
    addTo(index + 1, figures, 1);
  }
  return {
    between({ firstDay, lastDay }) {
      const [before, until] = [(firstDay - 1) * width, lastDay * width];
      return Array.from({ length: groups }, (_, group) => {
        const figures: Record<(typeof SUMS)[number] | 'uniques', number> = { ...NO_FIGURES };
        const place = group * SUMS.length;
        SUMS.forEach((name, index) => {
          figures[name] = (sums[until + place + index] ?? 0) - (sums[before + place + index] ?? 0);
        });
        return figures;
      });
    },
    change(day, figures, times) {
      if (figures.length > groups) return false;
      for (let later = day; later <= LAST_DAY; later += 1) addTo(later, figures, times);
      return true;
    },
  };
}
