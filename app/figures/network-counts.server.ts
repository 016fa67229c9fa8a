import { type AttendedMonths, openAttendedMonths } from './attended-months.server.ts';
import type { Dictionaries } from './dictionaries.server.ts';
import { type Coded, columnOf, groupsOf, peopleBy } from './group-columns.server.ts';
import type { GroupTally } from './group-tally.server.ts';
import type { MonthBlock } from './month-block.server.ts';
import type { ParticipationFigures } from './participation.ts';
import { isWholeMonth, type SelectedDays } from './select-days.server.ts';
import { openRowSelection, type SelectedRows } from './selected-rows.server.ts';

/**
 * What the whole network is asked again and again: figures of whole months are added up once, people are known by the
 * months in which they were in a group. Only months that changed, and those cut by the period, are gone through.
 */
export interface NetworkCounts {
  /** By group; null where it has to be counted row by row. All sites, nothing narrowed. */
  count(days: readonly SelectedDays[], coded: Coded): readonly ParticipationFigures[] | null;
  /** Of each month for itself. */
  countMonths(days: readonly SelectedDays[]): ReadonlyMap<string, ParticipationFigures>;
}

/** Nothing is known yet. */
export function openNetworkCounts(dictionaries: Dictionaries, tally: GroupTally): NetworkCounts {
  const ofMonths = openRowSelection(dictionaries);
  const ofCuts = openRowSelection(dictionaries);
  /** The days asked for last, and their rows in months that the period cuts. */
  let last: { readonly days: readonly SelectedDays[]; readonly rows: SelectedRows } | null = null;
  const known = new WeakMap<MonthBlock, Map<Coded, readonly ParticipationFigures[]>>();
  const attended = new Map<Coded, AttendedMonths>();

  function tallied(rows: SelectedRows, coded: Coded): ParticipationFigures[] {
    const groups = groupsOf(coded, dictionaries);
    if (coded === 'topic') tally.countTopics(rows, groups);
    else tally.count(rows, groups, columnOf(coded));
    return Array.from({ length: groups }, (_, group) => tally.figuresOf(group));
  }

  const rowsOf = (block: MonthBlock) =>
    ofMonths.select(
      [
        {
          block,
          firstDay: block.firstDay,
          lastDay: block.lastDay,
          isEverywhere: true,
          sessions: [{ first: 0, end: block.sessionDay.length }],
          baselines: [],
        },
      ],
      {},
    );

  function cutRows(days: readonly SelectedDays[]): SelectedRows {
    if (last?.days !== days) {
      const cut = days.filter((one) => !isWholeMonth(one));
      last = { days, rows: ofCuts.select(cut, {}) };
    }
    return last.rows;
  }

  function ofMonth(block: MonthBlock, coded: Coded): readonly ParticipationFigures[] {
    const figures = known.get(block) ?? new Map<Coded, readonly ParticipationFigures[]>();
    known.set(block, figures);
    const before = figures.get(coded);
    if (before) return before;
    const counted = tallied(rowsOf(block), coded);
    figures.set(coded, counted);
    return counted;
  }

  return {
    count(days, coded) {
      const months = attended.get(coded) ?? openAttendedMonths();
      attended.set(coded, months);
      const blocks = days.map(({ block }) => block);
      if (!months.update(blocks, (block) => peopleBy(rowsOf(block), coded))) return null;
      const whole = days.filter(isWholeMonth).map(({ block }) => block);
      const added = whole.map((block) => ofMonth(block, coded));
      const rows = cutRows(days);
      const cut = tallied(rows, coded);
      const people = months.count(cut.length, whole, peopleBy(rows, coded));
      return cut.map((figures, group) => ({ ...sumOf(figures, added, group), uniques: people[group] ?? 0 }));
    },
    countMonths(days) {
      const cut = days.filter((one) => !isWholeMonth(one));
      return new Map(
        days.flatMap((one) => {
          const [figures] = cut.includes(one)
            ? tallied(ofMonths.select([one], {}), 'total')
            : ofMonth(one.block, 'total');
          return figures ? [[one.block.month, figures] as const] : [];
        }),
      );
    },
  };
}

/** Figures of a group with those of whole months; people are not added up. */
function sumOf(
  figures: ParticipationFigures,
  months: readonly (readonly ParticipationFigures[])[],
  group: number,
): ParticipationFigures {
  const sum = { ...figures };
  for (const month of months) {
    const own = month[group];
    if (!own || own.accesses === 0) continue;
    sum.accesses += own.accesses;
    sum.sessions += own.sessions;
    sum.minutes += own.minutes;
    sum.personMinutes += own.personMinutes;
    sum.new += own.new;
    sum.identified += own.identified;
    sum.withoutCode += own.withoutCode;
  }
  return sum;
}
