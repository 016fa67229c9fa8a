import { IS_NEW, WITH_CODE } from '../../db/figure-content/content.ts';
import { IDENTIFIED, IN_GROUP } from './cell-columns.server.ts';
import type { ParticipationFigures } from './participation.ts';
import type { CountedRows } from './selected-rows.server.ts';

/** Attendances in groups: row `row` is in the group `groupOf[row]`. A session's rows stand together. */
export interface GroupedRows extends CountedRows {
  readonly groupOf: Uint16Array;
}

/** Attendances of a group are counted by what their flags say together. */
const KINDS = 16;

/** Figures of groups that add up; negative numbers take out again. */
export interface GroupSums {
  readonly kinds: Int32Array;
  readonly personMinutes: Float64Array;
  /** Most sessions have one attendance: what those with more would count twice is kept here. */
  readonly again: Int32Array;
  readonly minutesAgain: Float64Array;
}

/** Nothing in any of so many groups. */
export function openSums(groups: number): GroupSums {
  return {
    kinds: new Int32Array(groups * KINDS),
    personMinutes: new Float64Array(groups),
    again: new Int32Array(groups),
    minutesAgain: new Float64Array(groups),
  };
}

/** The same sums with room for more groups. */
export function widenSums(sums: GroupSums, groups: number): GroupSums {
  const wider = openSums(groups);
  wider.kinds.set(sums.kinds);
  wider.personMinutes.set(sums.personMinutes);
  wider.again.set(sums.again);
  wider.minutesAgain.set(sums.minutesAgain);
  return wider;
}

/** Counts rows in (`sign` 1) or out (−1). */
export function addRows(
  { kinds, personMinutes, again, minutesAgain }: GroupSums,
  rows: GroupedRows,
  sign: 1 | -1,
): void {
  const { count, flags, minutes, session, groupOf } = rows;
  const lastSession = new Int32Array(again.length).fill(-1);
  for (let row = 0; row < count; row += 1) {
    const group = groupOf[row] ?? 0;
    const kind = flags[row] ?? 0;
    const place = group * KINDS + kind;
    const length = sign * (minutes[row] ?? 0);
    kinds[place] = (kinds[place] ?? 0) + sign;
    personMinutes[group] = (personMinutes[group] ?? 0) + length;
    if ((kind & IN_GROUP) === 0) continue;
    if (lastSession[group] === session[row]) {
      again[group] = (again[group] ?? 0) + sign;
      minutesAgain[group] = (minutesAgain[group] ?? 0) + length;
    }
    lastSession[group] = session[row] ?? -1;
  }
}

/** The figures of a group, given its people. */
export function figuresOf(sums: GroupSums, group: number, uniques: number): ParticipationFigures {
  const countOf = (wanted: (kind: number) => boolean) => {
    let sum = 0;
    for (let kind = 0; kind < KINDS; kind += 1) {
      if (wanted(kind)) sum += sums.kinds[group * KINDS + kind] ?? 0;
    }
    return sum;
  };
  const accesses = countOf(() => true);
  const personMinutes = sums.personMinutes[group] ?? 0;
  return {
    accesses,
    uniques,
    sessions: accesses - (sums.again[group] ?? 0),
    minutes: personMinutes - (sums.minutesAgain[group] ?? 0),
    personMinutes,
    new: countOf((kind) => (kind & IS_NEW) !== 0),
    identified: countOf((kind) => (kind & IDENTIFIED) !== 0),
    withoutCode: countOf((kind) => (kind & WITH_CODE) === 0),
  };
}

/** The figures of each of so many groups; `maxPerson` is the highest number of a person. */
export function countGroups(rows: GroupedRows, groups: number, maxPerson: number): ParticipationFigures[] {
  const sums = openSums(groups);
  addRows(sums, rows, 1);
  const uniques = countPeople(rows, groups, maxPerson);
  return Array.from({ length: groups }, (_, group) => figuresOf(sums, group, uniques[group] ?? 0));
}

/** With more groups, a set of bits for each of them would be larger than the rows. */
const MOST_BITSETS = 96;

/** Different people of each group. */
function countPeople(rows: GroupedRows, groups: number, maxPerson: number): Int32Array {
  if (maxPerson < 0) return new Int32Array(groups);
  return groups <= MOST_BITSETS ? countBits(rows, groups, maxPerson) : countSorted(rows, groups, maxPerson);
}

/** A bit for each person in each group; whoever sets it first is counted. */
function countBits({ count, person, groupOf }: GroupedRows, groups: number, maxPerson: number): Int32Array {
  const words = (maxPerson >>> 5) + 1;
  const bits = new Int32Array(groups * words);
  const people = new Int32Array(groups);
  for (let row = 0; row < count; row += 1) {
    const who = person[row] ?? -1;
    if (who < 0) continue;
    const group = groupOf[row] ?? 0;
    const word = group * words + (who >>> 5);
    const before = bits[word] ?? 0;
    const after = before | (1 << (who & 31));
    if (before === after) continue;
    bits[word] = after;
    people[group] = (people[group] ?? 0) + 1;
  }
  return people;
}

/** Rows group by group; each person keeps the last group they were seen in. */
function countSorted({ count, person, groupOf }: GroupedRows, groups: number, maxPerson: number): Int32Array {
  const next = new Int32Array(groups + 1);
  for (let row = 0; row < count; row += 1) {
    const group = (groupOf[row] ?? 0) + 1;
    next[group] = (next[group] ?? 0) + 1;
  }
  for (let group = 1; group <= groups; group += 1) next[group] = (next[group] ?? 0) + (next[group - 1] ?? 0);
  const sorted = new Int32Array(count);
  for (let row = 0; row < count; row += 1) {
    const group = groupOf[row] ?? 0;
    const place = next[group] ?? 0;
    sorted[place] = person[row] ?? -1;
    next[group] = place + 1;
  }
  const lastGroup = new Int32Array(maxPerson + 1).fill(-1);
  const people = new Int32Array(groups);
  let begun = 0;
  for (let group = 0; group < groups; group += 1) {
    const end = next[group] ?? 0;
    let found = 0;
    for (let place = begun; place < end; place += 1) {
      const who = sorted[place] ?? -1;
      if (who < 0 || lastGroup[who] === group) continue;
      lastGroup[who] = group;
      found += 1;
    }
    people[group] = found;
    begun = end;
  }
  return people;
}
