import type { Days } from './days-of-month.ts';
import { type MonthPeople, meetingOf, openMonthPeople } from './month-people.server.ts';
import { monthNumber } from './period.ts';
import type { PersonRows } from './person-rows.server.ts';

/**
 * In which months people were in which groups of one grouping, all over the network. Besides a bit for each month it is
 * counted, by group, how many came in a month after which other one: whoever came in some months is counted at the first
 * of them, which is the one before which she came last before all of them.
 */
export interface AttendedMonths {
  /** True when nothing from one month to the other lies outside of those that can be remembered. */
  covers(firstMonth: string, lastMonth: string): boolean;
  /** The people of a month, instead of all that was known of it. */
  renew(month: string, rows: PersonRows): void;
  /** The people of some sites in a month, instead of others; false where somebody is gone: the month has to be renewed. */
  replace(month: string, before: PersonRows, after: PersonRows): boolean;
  /**
   * Different people of each group in some months (first and last, with all between them) and in months that are cut;
   * all of those are up to date.
   */
  count(groups: number, months: readonly [string, string] | null, cut: readonly CutMonth[]): Int32Array;
}

/** Days that begin or end a month. */
interface CutMonth {
  readonly month: string;
  readonly days: Days;
  /** All people of the month. */
  readonly rows: () => PersonRows;
}

/** Bits of a whole number that stay above zero. */
export const MOST_MONTHS = 31;
/** Of a group: each month after each one before it, or after none. */
const STEPS = (MOST_MONTHS * (MOST_MONTHS + 1)) / 2;
/** So many months that were cut are remembered by day. */
export const MOST_CUT = 6;

/** A month and the one before it in which somebody came too, from 1; 0 when she never came before. */
const stepOf = (group: number, month: number, before: number) =>
  group * STEPS + (month * (month + 1)) / 2 + before;

/** Nothing yet; so many months from one on. 14 bytes for each person, 10 for each further group she was in. */
export function openAttendedMonths(firstMonth: string): AttendedMonths {
  const begin = monthNumber(firstMonth);
  /** The place of the first group a person was in; 0 where nobody is. */
  let placeOf = new Int32Array(FIRST_ROOM);
  /** By place, from 1 on: the group, a bit for each month, and the place of the person's next group; 0 for none. */
  let groups = new Uint16Array(FIRST_ROOM);
  let months = new Int32Array(FIRST_ROOM);
  let nexts = new Int32Array(FIRST_ROOM);
  let end = 1;
  /** How many came in a month after another. */
  let steps = new Int32Array(STEPS);
  /** Months that were cut, the latest last. */
  const cutMonths = new Map<string, MonthPeople>();

  const attended = {
    groupOf: (place: number) => groups[place] ?? 0,
    monthsOf: (place: number) => months[place] ?? 0,
  };

  function step(group: number, month: number, before: number, times: 1 | -1): void {
    const at = stepOf(group, month, before);
    steps[at] = (steps[at] ?? 0) + times;
  }

  /** Sets or takes away a month of a place, where it is not so yet. */
  function mark(place: number, month: number, isThere: boolean): void {
    const all = months[place] ?? 0;
    const bit = 1 << month;
    if (((all & bit) !== 0) === isThere) return;
    const group = groups[place] ?? 0;
    const before = WORD - Math.clz32(all & (bit - 1));
    const later = all & ~(bit | (bit - 1));
    const times = isThere ? 1 : -1;
    step(group, month, before, times);
    if (later !== 0) {
      const next = WORD - 1 - Math.clz32(later & -later);
      step(group, next, month + 1, times);
      step(group, next, before, isThere ? -1 : 1);
    }
    months[place] = all ^ bit;
    for (const people of cutMonths.values()) people.changeMonths(place, all ^ bit);
  }

  /** The place of somebody in a group; 0 when she was never there. */
  function find(person: number, group: number): number {
    let place = placeOf[person] ?? 0;
    while (place !== 0 && groups[place] !== group) place = nexts[place] ?? 0;
    return place;
  }

  /** The same, made where there is none. */
  function placeFor(person: number, group: number): number {
    const known = find(person, group);
    if (known !== 0) return known;
    if (person >= placeOf.length) placeOf = widened(placeOf, new Int32Array(roomFor(person)));
    if (end === groups.length) {
      groups = widened(groups, new Uint16Array(roomFor(end)));
      months = widened(months, new Int32Array(roomFor(end)));
      nexts = widened(nexts, new Int32Array(roomFor(end)));
    }
    const least = stepOf(group + 1, 0, 0);
    if (least > steps.length) steps = widened(steps, new Int32Array(roomFor(least)));
    groups[end] = group;
    nexts[end] = placeOf[person] ?? 0;
    placeOf[person] = end;
    end += 1;
    return end - 1;
  }

  /** The people of a month that is cut. */
  function peopleOf({ month, rows }: CutMonth): MonthPeople {
    const people = cutMonths.get(month) ?? openMonthPeople(meetingsOf(rows()), attended);
    cutMonths.delete(month);
    cutMonths.set(month, people);
    const [oldest] = cutMonths.keys();
    if (cutMonths.size > MOST_CUT && oldest !== undefined) cutMonths.delete(oldest);
    return people;
  }

  function meetingsOf({ count, person, groupOf, day }: PersonRows): Float64Array {
    const meetings = new Float64Array(count);
    for (let row = 0; row < count; row += 1) {
      meetings[row] = meetingOf(find(person[row] ?? 0, groupOf[row] ?? 0), day[row] ?? 0);
    }
    return meetings;
  }

  return {
    covers: (one, last) => monthNumber(one) >= begin && monthNumber(last) < begin + MOST_MONTHS,
    renew(month, { count, person, groupOf }) {
      cutMonths.clear();
      const number = monthNumber(month) - begin;
      for (let place = 1; place < end; place += 1) mark(place, number, false);
      for (let row = 0; row < count; row += 1) {
        mark(placeFor(person[row] ?? 0, groupOf[row] ?? 0), number, true);
      }
    },
    replace(month, before, after) {
      const people = cutMonths.get(month);
      const [places, meetings] = [new Set<number>(), new Set<number>()];
      for (let row = 0; row < after.count; row += 1) {
        const place = placeFor(after.person[row] ?? 0, after.groupOf[row] ?? 0);
        const day = after.day[row] ?? 0;
        mark(place, monthNumber(month) - begin, true);
        people?.meet(place, day);
        places.add(place);
        meetings.add(meetingOf(place, day));
      }
      for (let row = 0; row < before.count; row += 1) {
        const place = find(before.person[row] ?? 0, before.groupOf[row] ?? 0);
        if (!places.has(place)) return false;
        if (!meetings.has(meetingOf(place, before.day[row] ?? 0))) cutMonths.delete(month);
      }
      return true;
    },
    count(groupCount, whole, cut) {
      const [from = 0, to = -1] = whole?.map((month) => monthNumber(month) - begin) ?? [];
      const counted = new Int32Array(groupCount);
      let wanted = 0;
      for (let month = from; month <= to; month += 1) wanted |= 1 << month;
      for (let group = 0; group < groupCount; group += 1) {
        let sum = 0;
        for (let month = from; month <= to; month += 1) {
          const at = stepOf(group, month, 0);
          for (let before = 0; before <= from; before += 1) sum += steps[at + before] ?? 0;
        }
        counted[group] = sum;
      }
      const [one, other] = cut.map((each) => ({
        month: 1 << (monthNumber(each.month) - begin),
        days: each.days,
        people: peopleOf(each),
      }));
      one?.people.count(counted, one.days, wanted, null);
      other?.people.count(counted, other.days, wanted, one ?? null);
      return counted;
    },
  };
}

const WORD = 32;
const FIRST_ROOM = 1024;

/** Room for this place and some more. */
const roomFor = (place: number) => Math.ceil((place + 1) * 1.5);

/** The same in a longer column. */
function widened<C extends Int32Array | Uint16Array>(column: C, longer: C): C {
  longer.set(column);
  return longer;
}
