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

/** Of an entry: the next one of the person (0: none), the group, a bit for each month, the question that counted it last. */
const [NEXT, GROUP, MONTHS, COUNTED] = [0, 1, 2, 3];
const ENTRY = 4;

/** Nothing yet; so many months from one on. 16 bytes for each person and group she was in, 4 for each person. */
export function openAttendedMonths(firstMonth: string): AttendedMonths {
  const begin = monthNumber(firstMonth);
  /** By person: one of her entries, which leads to the others. */
  let firstOf = new Int32Array(1024);
  /** One after the other, so that all of an entry is found together; the first is none. */
  let entries = new Int32Array(1024);
  let end = ENTRY;
  let questions = 0;
  /** How many came in a month after another, by `placeOf`. */
  let steps = new Int32Array(STEPS);

  function makeEntry(person: number, group: number): number {
    if (person >= firstOf.length) firstOf = widened(firstOf, person);
    if (placeOf(group + 1, 0, 0) > steps.length) steps = widened(steps, placeOf(group + 1, 0, 0));
    if (end + ENTRY > entries.length) entries = widened(entries, end);
    entries[end + NEXT] = firstOf[person] ?? 0;
    entries[end + GROUP] = group;
    firstOf[person] = end;
    end += ENTRY;
    return end - ENTRY;
  }

  function step(group: number, month: number, before: number, times: 1 | -1): void {
    const place = placeOf(group, month, before);
    steps[place] = (steps[place] ?? 0) + times;
  }

  /** Sets or takes away a month of an entry, where it is not so yet. */
  function mark(entry: number, month: number, isThere: boolean): void {
    const months = entries[entry + MONTHS] ?? 0;
    const bit = 1 << month;
    if (((months & bit) !== 0) === isThere) return;
    const group = entries[entry + GROUP] ?? 0;
    const before = WORD - Math.clz32(months & (bit - 1));
    const later = months & ~(bit | (bit - 1));
    const times = isThere ? 1 : -1;
    step(group, month, before, times);
    if (later !== 0) {
      const next = WORD - 1 - Math.clz32(later & -later);
      step(group, next, month + 1, times);
      step(group, next, before, isThere ? -1 : 1);
    }
    entries[entry + MONTHS] = months ^ bit;
  }

  function add({ person, groupOf }: PersonRows, month: number): void {
    for (let row = 0; row < person.length; row += 1) {
      const who = person[row] ?? -1;
      if (who < 0) continue;
      const group = groupOf[row] ?? 0;
      mark(entryOf(firstOf, entries, who, group) || makeEntry(who, group), month, true);
    }
  }

  return {
    covers: (first, last) => monthNumber(first) >= begin && monthNumber(last) < begin + MOST_MONTHS,
    renew(month, rows) {
      const place = monthNumber(month) - begin;
      for (let entry = ENTRY; entry < end; entry += ENTRY) mark(entry, place, false);
      add(rows, place);
    },
    replace(month, before, after) {
      add(after, monthNumber(month) - begin);
      questions += 1;
      const people = new Int32Array(Math.ceil(steps.length / STEPS));
      countOnce(firstOf, entries, after, 0, questions, people);
      return countOnce(firstOf, entries, before, 0, questions, people) === 0;
    },
    count(groups, months, rows) {
      const [first = 0, last = -1] = months?.map((month) => monthNumber(month) - begin) ?? [];
      const people = new Int32Array(groups);
      let wanted = 0;
      for (let month = first; month <= last; month += 1) wanted |= 1 << month;
      for (let group = 0; group < groups; group += 1) {
        let sum = 0;
        for (let month = first; month <= last; month += 1) {
          const place = placeOf(group, month, 0);
          for (let before = 0; before <= first; before += 1) sum += steps[place + before] ?? 0;
        }
        people[group] = sum;
      }
      questions += 1;
      countOnce(firstOf, entries, rows, wanted, questions, people);
      return people;
    },
  };
}

/** Where what is known of a person in a group begins; 0 where nothing is. */
function entryOf(firstOf: Int32Array, entries: Int32Array, person: number, group: number): number {
  let entry = firstOf[person] ?? 0;
  while (entry !== 0 && entries[entry + GROUP] !== group) entry = entries[entry + NEXT] ?? 0;
  return entry;
}

/** Counts each person and group of the rows that came in none of these months and was not counted in this question. */
function countOnce(
  firstOf: Int32Array,
  entries: Int32Array,
  { person, groupOf }: PersonRows,
  months: number,
  question: number,
  people: Int32Array,
): number {
  let counted = 0;
  for (let row = 0; row < person.length; row += 1) {
    const who = person[row] ?? -1;
    if (who < 0) continue;
    const group = groupOf[row] ?? 0;
    const entry = entryOf(firstOf, entries, who, group);
    if (((entries[entry + MONTHS] ?? 0) & months) !== 0 || entries[entry + COUNTED] === question) continue;
    entries[entry + COUNTED] = question;
    people[group] = (people[group] ?? 0) + 1;
    counted += 1;
  }
  return counted;
}

const WORD = 32;

/** The same with room for this place and more. */
function widened(column: Int32Array, place: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(Math.ceil((place + ENTRY) * 1.5));
  wider.set(column);
  return wider;
}
