import { type AttendedMonths, MOST_CUT, MOST_MONTHS, openAttendedMonths } from './attended-months.server.ts';
import { addUpDays, type DaySums } from './day-sums.server.ts';
import { LAST_DAY } from './days-of-month.ts';
import type { Dictionaries } from './dictionaries.server.ts';
import { type Coded, columnOf, groupsOf } from './group-columns.server.ts';
import { openGroupTally } from './group-tally.server.ts';
import type { BlockChange, MonthBlock } from './month-block.server.ts';
import { NO_FIGURES, type ParticipationFigures } from './participation.ts';
import { monthNumber, monthStart } from './period.ts';
import { openPersonRows } from './person-rows.server.ts';
import { allOf, onDay, type SelectedDays } from './select-days.server.ts';
import { openRowSelection } from './selected-rows.server.ts';

/**
 * What the whole network is asked again and again: figures of whole months are added up once, those of months that a
 * period cuts by day too, and people are known by the months in which they were in a group. Only what changed, and people
 * of the cut months, are gone through.
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
  readonly months: Map<string, KnownMonth>;
  /** Those that a period cut, the latest last. */
  readonly cut: Map<string, DaySums>;
}

interface KnownMonth {
  readonly serial: number;
  readonly figures: readonly ParticipationFigures[];
}

/** Nothing is known yet. */
export function openNetworkCounts(dictionaries: Dictionaries): NetworkCounts {
  const tally = openGroupTally({ people: false });
  const selection = openRowSelection(dictionaries);
  const peopleIn = openPersonRows();
  const peopleBefore = openPersonRows();
  let lastDays: { readonly block: MonthBlock; readonly days: readonly SelectedDays[] } | null = null;
  const knownBy = new Map<Coded, Known>();

  function tallied(days: SelectedDays, coded: Coded): ParticipationFigures[] {
    const rows = selection.select([days], {});
    const groups = groupsOf(coded, dictionaries);
    if (coded === 'topic') tally.countTopics(rows, groups);
    else tally.count(rows, groups, columnOf(coded));
    return Array.from({ length: groups }, (_, group) => tally.figuresOf(group));
  }

  /** Brings what is known up to the blocks; null for more months than can be known, or days within one. */
  function bring(coded: Coded, days: readonly SelectedDays[]): Known | null {
    const [first, end] = [days[0]?.block.month, days.at(-1)?.block.month];
    if (first === undefined || end === undefined || days.some(isWithin)) return null;
    if (monthNumber(end) - monthNumber(first) >= MOST_MONTHS) return null;
    let known = knownBy.get(coded);
    if (!known?.attended.covers(first, end)) {
      known = { attended: openAttendedMonths(beginOf(first, end, known)), months: new Map(), cut: new Map() };
      knownBy.set(coded, known);
    }
    for (const { block } of days) bringMonth(coded, known, block);
    return known;
  }

  function bringMonth(coded: Coded, known: Known, block: MonthBlock): void {
    const { attended, months, cut } = known;
    const { month, serial } = block;
    const before = months.get(month);
    if (before?.serial === serial) return;
    const changes = before && changesSince(before.serial, block);
    if (before && changes?.every(({ was, is }) => replacePeople(coded, known, was, is))) {
      const ofDays = changes.flatMap((change) => changesByDay(change, coded));
      months.set(month, { serial, figures: sumOf([{ figures: before.figures, times: 1 }, ...ofDays]) });
      const sums = cut.get(month);
      if (!ofDays.every(({ day, figures, times }) => sums?.change(day, figures, times))) cut.delete(month);
      return;
    }
    attended.renew(month, peopleIn([allOf(block)], coded));
    months.set(month, { serial, figures: tallied(allOf(block), coded) });
    cut.delete(month);
  }

  function replacePeople(coded: Coded, { attended }: Known, was: MonthBlock, is: MonthBlock): boolean {
    return attended.replace(is.month, peopleBefore([allOf(was)], coded), peopleIn([allOf(is)], coded));
  }

  /** What was and what is on each of the days that changed. */
  function changesByDay({ was, is }: BlockChange, coded: Coded) {
    return [...new Set([...was.sessionDay, ...is.sessionDay])].flatMap((day) => [
      { day, figures: tallied(onDay(was, day), coded), times: -1 as const },
      { day, figures: tallied(onDay(is, day), coded), times: 1 as const },
    ]);
  }

  /** The days of a month, from the first on; the groupings of a question go through the same ones. */
  function dayByDay(block: MonthBlock): readonly SelectedDays[] {
    if (lastDays?.block !== block) {
      lastDays = { block, days: Array.from({ length: LAST_DAY }, (_, index) => onDay(block, index + 1)) };
    }
    return lastDays.days;
  }

  /** Figures of a month that is known, or of its days in the period. */
  function figuresOf(coded: Coded, { months, cut }: Known, selected: SelectedDays) {
    const { block, isWhole, days } = selected;
    const { month } = block;
    if (isWhole) return months.get(month)?.figures ?? [];
    const sums = cut.get(month) ?? addUpDays(dayByDay(block).map((day) => tallied(day, coded)));
    cut.delete(month);
    cut.set(month, sums);
    const [oldest] = cut.keys();
    if (cut.size > MOST_CUT && oldest !== undefined) cut.delete(oldest);
    return sums.between(days);
  }

  /** Figures of some days, with people. */
  function figuresWithPeople(
    coded: Coded,
    known: Known,
    days: readonly SelectedDays[],
  ): ParticipationFigures[] {
    const sums = sumOf(days.map((selected) => ({ figures: figuresOf(coded, known, selected), times: 1 })));
    const whole = days.filter(({ isWhole }) => isWhole).map(({ block }) => block.month);
    const [first, end] = [whole[0], whole.at(-1)];
    const months = first !== undefined && end !== undefined ? ([first, end] as const) : null;
    const cut = days
      .filter(({ isWhole }) => !isWhole)
      .map(({ block, days: some }) => ({
        month: block.month,
        days: some,
        rows: () => peopleIn([allOf(block)], coded),
      }));
    const people = known.attended.count(sums.length, months, cut);
    return sums.map((figures, group) => ({ ...figures, uniques: people[group] ?? 0 }));
  }

  return {
    count(days, coded) {
      const known = bring(coded, days);
      return known && figuresWithPeople(coded, known, days);
    },
    countMonths(days) {
      const known = bring('total', days);
      if (!known) return null;
      return new Map(
        days.map((selected) => {
          const [figures = NO_FIGURES] = figuresWithPeople('total', known, [selected]);
          return [selected.block.month, figures];
        }),
      );
    },
  };
}

/** What changed since a block of the same month, in order; null where that is not known any more. */
function changesSince(serial: number, { change }: MonthBlock): BlockChange[] | null {
  const changes: BlockChange[] = [];
  for (let each = change; each; each = each.earlier) {
    changes.unshift(each);
    if (each.from === serial) return changes;
  }
  return null;
}

/** True of days that neither begin nor end their month: who came on them is not known beforehand. */
function isWithin({ block, days }: SelectedDays): boolean {
  return days.firstDay > block.firstDay && days.lastDay < block.lastDay;
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
    for (let group = 0; group < figures.length; group += 1) {
      const [sum, own] = [sums[group], figures[group]];
      if (!sum || !own || own.accesses === 0) continue;
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
