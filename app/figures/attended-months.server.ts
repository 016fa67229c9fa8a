import type { PersonRows } from './group-columns.server.ts';
import { monthNumber } from './period.ts';

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
   * Different people of each group in some months (first and last, with all between them), and in some rows of other
   * months; all of those are up to date.
   */
  count(groups: number, months: readonly [string, string] | null, rows: PersonRows): Int32Array;
}

/** Bits of a whole number that stay above zero. */
export const MOST_MONTHS = 31;
/** Of a group: each month after each one before it, or after none. */
const STEPS = (MOST_MONTHS * (MOST_MONTHS + 1)) / 2;

/** A month and the one before it in which somebody came too, from 1; 0 when she never came before. */
const placeOf = (group: number, month: number, before: number) =>
  group * STEPS + (month * (month + 1)) / 2 + before;

/** People in groups, by place. */
interface Entries {
  /** From 1 on; 0 where nobody is. */
  group: Uint16Array;
  /** A bit for each month. */
  months: Int32Array;
  /** The question that counted it last. */
  counted: Int32Array;
  /** Where the person's next entry is among the further ones; 0 where she has none. */
  next: Int32Array;
}

/** Nothing yet; so many months from one on. 14 bytes for each person, and for each further group she was in. */
export function openAttendedMonths(firstMonth: string): AttendedMonths {
  const begin = monthNumber(firstMonth);
  /** By person: most were in one group only, and people of a site are neighbours. */
  const first = makeEntries();
  /** The further groups of people; the first place is nobody's. */
  const further = makeEntries();
  let end = 1;
  let questions = 0;
  /** How many came in a month after another, by `placeOf`. */
  let steps = new Int32Array(STEPS);

  function step(group: number, month: number, before: number, times: 1 | -1): void {
    const place = placeOf(group, month, before);
    steps[place] = (steps[place] ?? 0) + times;
  }

  /** Sets or takes away a month of an entry, where it is not so yet. */
  function mark(entries: Entries, place: number, month: number, isThere: boolean): void {
    const months = entries.months[place] ?? 0;
    const bit = 1 << month;
    if (((months & bit) !== 0) === isThere) return;
    const group = (entries.group[place] ?? 0) - 1;
    const before = WORD - Math.clz32(months & (bit - 1));
    const later = months & ~(bit | (bit - 1));
    const times = isThere ? 1 : -1;
    step(group, month, before, times);
    if (later !== 0) {
      const next = WORD - 1 - Math.clz32(later & -later);
      step(group, next, month + 1, times);
      step(group, next, before, isThere ? -1 : 1);
    }
    entries.months[place] = months ^ bit;
  }

  /** Marks a month of somebody in a group, who may be new in it. */
  function attend(person: number, group: number, month: number): void {
    if (person >= first.group.length) widen(first, person);
    let entries = first;
    let place = person;
    while (entries.group[place] !== group + 1) {
      const next = entries.next[place] ?? 0;
      if (entries.group[place] === 0) {
        entries.group[place] = group + 1;
        if (placeOf(group + 1, 0, 0) > steps.length) steps = widened(steps, placeOf(group + 1, 0, 0));
      } else if (next === 0) {
        if (end >= further.group.length) widen(further, end);
        entries.next[place] = end;
        [entries, place] = [further, end];
        end += 1;
      } else {
        [entries, place] = [further, next];
      }
    }
    mark(entries, place, month, true);
  }

  function add({ person, groupOf }: PersonRows, month: number): void {
    for (let row = 0; row < person.length; row += 1) {
      const who = person[row] ?? -1;
      if (who >= 0) attend(who, groupOf[row] ?? 0, month);
    }
  }

  /** Counts each person and group of the rows that came in none of these months, once in a question. */
  function countOnce({ person, groupOf }: PersonRows, months: number, people: Int32Array): number {
    let counted = 0;
    for (let row = 0; row < person.length; row += 1) {
      let place = person[row] ?? -1;
      if (place < 0) continue;
      const group = groupOf[row] ?? 0;
      let entries = first;
      while (entries.group[place] !== group + 1) {
        place = entries.next[place] ?? 0;
        entries = further;
        if (place === 0) break;
      }
      if (((entries.months[place] ?? 0) & months) !== 0 || entries.counted[place] === questions) continue;
      entries.counted[place] = questions;
      people[group] = (people[group] ?? 0) + 1;
      counted += 1;
    }
    return counted;
  }

  return {
    covers: (one, last) => monthNumber(one) >= begin && monthNumber(last) < begin + MOST_MONTHS,
    renew(month, rows) {
      const number = monthNumber(month) - begin;
      for (let place = 0; place < first.group.length; place += 1) mark(first, place, number, false);
      for (let place = 1; place < end; place += 1) mark(further, place, number, false);
      add(rows, number);
    },
    replace(month, before, after) {
      add(after, monthNumber(month) - begin);
      questions += 1;
      const people = new Int32Array(Math.ceil(steps.length / STEPS));
      countOnce(after, 0, people);
      return countOnce(before, 0, people) === 0;
    },
    count(groups, months, rows) {
      const [from = 0, to = -1] = months?.map((month) => monthNumber(month) - begin) ?? [];
      const people = new Int32Array(groups);
      let wanted = 0;
      for (let month = from; month <= to; month += 1) wanted |= 1 << month;
      for (let group = 0; group < groups; group += 1) {
        let sum = 0;
        for (let month = from; month <= to; month += 1) {
          const place = placeOf(group, month, 0);
          for (let before = 0; before <= from; before += 1) sum += steps[place + before] ?? 0;
        }
        people[group] = sum;
      }
      questions += 1;
      countOnce(rows, wanted, people);
      return people;
    },
  };
}

const WORD = 32;

function makeEntries(): Entries {
  return {
    group: new Uint16Array(FIRST_ROOM),
    months: new Int32Array(FIRST_ROOM),
    counted: new Int32Array(FIRST_ROOM),
    next: new Int32Array(FIRST_ROOM),
  };
}

const FIRST_ROOM = 1024;

/** Makes room for this place and more. */
function widen(entries: Entries, place: number): void {
  const groups = new Uint16Array(roomFor(place));
  groups.set(entries.group);
  entries.group = groups;
  for (const name of ['months', 'counted', 'next'] as const) entries[name] = widened(entries[name], place);
}

/** The same with room for this place and more. */
function widened(column: Int32Array, place: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(roomFor(place));
  wider.set(column);
  return wider;
}

const roomFor = (place: number) => Math.ceil((place + 1) * 1.5);
