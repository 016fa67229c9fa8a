import { IS_NEW, WITH_CODE } from '../../db/figure-content/content.ts';
import { IDENTIFIED, IN_GROUP } from './cell-columns.server.ts';
import type { ParticipationFigures } from './participation.ts';
import type { CountedRows } from './selected-rows.server.ts';

/** Attendances in groups: row `row` is in the group `groupOf[row]`. A session's rows stand together. */
export interface GroupedRows extends CountedRows {
  readonly groupOf: Uint16Array;
  /** Where the rows of a selected attendance begin, when it may be in several groups; else it is the row. */
  readonly startOf?: Uint32Array;
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

/** The figures of each of so many groups, given the attendances people by people. */
export function countGroups(rows: GroupedRows, groups: number, people: PeopleOrder): ParticipationFigures[] {
  const sums = openSums(groups);
  addRows(sums, rows, 1);
  const uniques = countPeople(rows, groups, people);
  return Array.from({ length: groups }, (_, group) => figuresOf(sums, group, uniques[group] ?? 0));
}

/** Attendances of known people, those of a person together: whoever was in a group last is not counted there again. */
export interface PeopleOrder {
  readonly person: Int32Array;
  /** The selected row of each. */
  readonly row: Uint32Array;
}

/** Puts selected attendances in order of person; no number of a person is above `maxPerson`. */
export function orderByPerson({ count, person }: CountedRows, maxPerson: number): PeopleOrder {
  const next = new Uint32Array(maxPerson + 2);
  for (let row = 0; row < count; row += 1) {
    const after = (person[row] ?? -1) + 1;
    next[after] = (next[after] ?? 0) + 1;
  }
  let known = 0;
  // The first place is of those nobody knows.
  for (let who = 0; who <= maxPerson; who += 1) {
    const attendances = next[who + 1] ?? 0;
    next[who] = known;
    known += attendances;
  }
  const order = { person: new Int32Array(known), row: new Uint32Array(known) };
  for (let row = 0; row < count; row += 1) {
    const who = person[row] ?? -1;
    if (who < 0) continue;
    const place = next[who] ?? 0;
    next[who] = place + 1;
    order.person[place] = who;
    order.row[place] = row;
  }
  return order;
}

/** Different people of each group. */
function countPeople({ groupOf, startOf }: GroupedRows, groups: number, order: PeopleOrder): Int32Array {
  const people = new Int32Array(groups);
  const lastPerson = new Int32Array(groups).fill(-1);
  for (let place = 0; place < order.row.length; place += 1) {
    const row = order.row[place] ?? 0;
    const who = order.person[place] ?? -1;
    const end = startOf ? (startOf[row + 1] ?? 0) : row + 1;
    for (let at = startOf ? (startOf[row] ?? 0) : row; at < end; at += 1) {
      const group = groupOf[at] ?? 0;
      if (lastPerson[group] === who) continue;
      lastPerson[group] = who;
      people[group] = (people[group] ?? 0) + 1;
    }
  }
  return people;
}
