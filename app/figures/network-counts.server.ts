import { type AttendedMonths, MOST_MONTHS, openAttendedMonths } from './attended-months.server.ts';
import type { Dictionaries } from './dictionaries.server.ts';
import { type Coded, columnOf, groupsOf, peopleBy } from './group-columns.server.ts';
import { openGroupTally } from './group-tally.server.ts';
import type { MonthBlock } from './month-block.server.ts';
import { NO_FIGURES, type ParticipationFigures } from './participation.ts';
import { monthNumber, monthStart } from './period.ts';
import { allOf, type SelectedDays } from './select-days.server.ts';
import { openRowSelection, type SelectedRows } from './selected-rows.server.ts';

/**
 * What the whole network is asked again and again: figures of whole months are added up once, people are known by the
 * months in which they were in a group. Only sites that changed, and months cut by the period, are gone through.
 */
export interface NetworkCounts {
  /** By group; null where it has to be counted row by row. All sites, nothing narrowed. */
  count(days: readonly SelectedDays[], coded: Coded): readonly ParticipationFigures[] | null;
  /** Of each month for itself; null likewise. */
  countMonths(days: readonly SelectedDays[]): ReadonlyMap<string, ParticipationFigures> | null;
}

/** What is known of the network by one grouping; people are not in the figures. */
interface Known {
  readonly attended: AttendedMonths;
  readonly months: Map<
    string,
    { readonly serial: number; readonly figures: readonly ParticipationFigures[] }
  >;
}

/** Nothing is known yet. */
export function openNetworkCounts(dictionaries: Dictionaries): NetworkCounts {
  const tally = openGroupTally({ people: false });
  const ofMonths = openRowSelection(dictionaries);
  const ofBefore = openRowSelection(dictionaries);
  const ofCuts = openRowSelection(dictionaries);
  /** The days asked for last, and their rows in months that the period cuts. */
  let last: { readonly days: readonly SelectedDays[]; readonly rows: SelectedRows } | null = null;
  const knownBy = new Map<Coded, Known>();

  function tallied(rows: SelectedRows, coded: Coded): ParticipationFigures[] {
    const groups = groupsOf(coded, dictionaries);
    if (coded === 'topic') tally.countTopics(rows, groups);
    else tally.count(rows, groups, columnOf(coded));
    return Array.from({ length: groups }, (_, group) => tally.figuresOf(group));
  }

  function cutRows(days: readonly SelectedDays[]): SelectedRows {
    if (last?.days !== days) {
      const cut = days.filter(({ isWhole }) => !isWhole);
      last = { days, rows: ofCuts.select(cut, {}) };
    }
    return last.rows;
  }

  /** Brings what is known up to the blocks; null for more months than can be known. */
  function bring(coded: Coded, days: readonly SelectedDays[]): Known | null {
    const [first, end] = [days[0]?.block.month, days.at(-1)?.block.month];
    if (first === undefined || end === undefined) return null;
    if (monthNumber(end) - monthNumber(first) >= MOST_MONTHS) return null;
    let known = knownBy.get(coded);
    if (!known?.attended.covers(first, end)) {
      known = { attended: openAttendedMonths(beginOf(first, end, known)), months: new Map() };
      knownBy.set(coded, known);
    }
    for (const { block } of days) bringMonth(coded, known, block);
    return known;
  }

  function bringMonth(coded: Coded, { attended, months }: Known, block: MonthBlock): void {
    const { month, serial, change } = block;
    const before = months.get(month);
    if (before?.serial === serial) return;
    if (before && change && before.serial === change.from) {
      const [was, is] = [ofBefore.select([allOf(change.was)], {}), ofMonths.select([allOf(change.is)], {})];
      const changes = [
        { figures: tallied(was, coded), times: -1 },
        { figures: tallied(is, coded), times: 1 },
      ] as const;
      if (attended.replace(month, peopleBy(was, coded), peopleBy(is, coded))) {
        months.set(month, { serial, figures: sumOf([{ figures: before.figures, times: 1 }, ...changes]) });
        return;
      }
    }
    const rows = ofMonths.select([allOf(block)], {});
    attended.renew(month, peopleBy(rows, coded));
    months.set(month, { serial, figures: tallied(rows, coded) });
  }

  return {
    count(days, coded) {
      const known = bring(coded, days);
      if (!known) return null;
      const whole = days.flatMap(({ block, isWhole }) => (isWhole ? [block.month] : []));
      const [first, end] = [whole[0], whole.at(-1)];
      const rows = cutRows(days);
      const sums = sumOf([
        { figures: tallied(rows, coded), times: 1 },
        ...whole.map((month) => ({ figures: known.months.get(month)?.figures ?? [], times: 1 as const })),
      ]);
      const people = known.attended.count(
        sums.length,
        first !== undefined && end !== undefined ? [first, end] : null,
        peopleBy(rows, coded),
      );
      return sums.map((figures, group) => ({ ...figures, uniques: people[group] ?? 0 }));
    },
    countMonths(days) {
      const known = bring('total', days);
      if (!known) return null;
      return new Map(
        days.map((selected) => {
          const { month } = selected.block;
          const rows = ofMonths.select(selected.isWhole ? [] : [selected], {});
          const [figures] = selected.isWhole
            ? (known.months.get(month)?.figures ?? [])
            : tallied(rows, 'total');
          const [uniques = 0] = known.attended.count(
            1,
            selected.isWhole ? [month, month] : null,
            peopleBy(rows, 'total'),
          );
          return [month, { ...(figures ?? NO_FIGURES), uniques }];
        }),
      );
    },
  };
}

/** The first of the months to be known: up to the last one that is asked for or was, or only of those asked for. */
function beginOf(first: string, end: string, known: Known | undefined): string {
  const newest = [end, ...(known?.months.keys() ?? [])].reduce((a, b) => (a > b ? a : b));
  const until = monthNumber(newest) - monthNumber(first) < MOST_MONTHS ? newest : end;
  return monthStart(until, 1 - MOST_MONTHS).slice(0, 7);
}

/** Figures added up, or taken away, group by group. */
function sumOf(
  parts: readonly { readonly figures: readonly ParticipationFigures[]; readonly times: 1 | -1 }[],
): ParticipationFigures[] {
  const groups = parts.reduce((most, { figures }) => Math.max(most, figures.length), 0);
  const sums = Array.from({ length: groups }, () => ({ ...NO_FIGURES }));
  for (const { figures, times } of parts) {
    for (const [group, sum] of sums.entries()) {
      const own = figures[group];
      if (!own || own.accesses === 0) continue;
      sum.accesses += times * own.accesses;
      sum.sessions += times * own.sessions;
      sum.minutes += times * own.minutes;
      sum.personMinutes += times * own.personMinutes;
      sum.new += times * own.new;
      sum.identified += times * own.identified;
      sum.withoutCode += times * own.withoutCode;
    }
  }
  return sums;
}
