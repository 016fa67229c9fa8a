import type { Cell } from './cell.ts';
import { countPersons, openPersonSets, type PersonSets } from './person-sets.ts';

/** Some sessions of one cell: `[first, end)`. */
export interface Selection {
  readonly cell: Cell;
  readonly first: number;
  readonly end: number;
  /** Sessions of the query counted before this cell, plus one: makes a number for each session of the query. */
  readonly sessionsBefore: number;
}

/** Running sums per group of one dimension, as columns: the loops below run once per attendance of a region. */
interface Sums {
  readonly groups: number;
  readonly accesses: Float64Array;
  readonly sessions: Float64Array;
  readonly minutes: Float64Array;
  readonly personMinutes: Float64Array;
  readonly newPeople: Float64Array;
}

export interface Tally extends Sums {
  readonly sets: PersonSets;
  /** Number of the last session counted in each group, so that it counts once. */
  readonly lastSession: Int32Array;
}

/** Groups that are filled one after the other need one mark per person, not one set per group. */
export interface SerialTally extends Sums {
  readonly uniques: Float64Array;
  /** By person: the last group, plus one, that has counted the person. */
  readonly countedIn: Int32Array;
}

function openSums(groups: number): Sums {
  const column = () => new Float64Array(groups);
  return {
    groups,
    accesses: column(),
    sessions: column(),
    minutes: column(),
    personMinutes: column(),
    newPeople: column(),
  };
}

/** Empty groups for people numbered up to `maxPerson`. */
export function openTally(groups: number, maxPerson: number): Tally {
  return {
    ...openSums(groups),
    sets: openPersonSets(groups, maxPerson),
    lastSession: new Int32Array(groups),
  };
}

/** Empty groups that will be filled in order. */
export function openSerialTally(groups: number, maxPerson: number): SerialTally {
  return {
    ...openSums(groups),
    uniques: new Float64Array(groups),
    countedIn: new Int32Array(maxPerson + 1),
  };
}

/** Adds sessions to one month and one site. */
export function addToMonthAndSite(
  byMonth: Tally,
  month: number,
  bySite: SerialTally,
  site: number,
  { cell, first, end }: Selection,
): void {
  const { sets } = byMonth;
  const { countedIn } = bySite;
  const base = month * sets.words;
  const from = startOf(cell.attendanceEnd, first);
  const to = startOf(cell.attendanceEnd, end);
  let minutes = 0;
  let personMinutes = 0;
  let newPeople = 0;
  let newAtSite = 0;
  let start = from;
  for (let session = first; session < end; session += 1) {
    const stop = cell.attendanceEnd[session] ?? 0;
    const length = cell.sessionMinutes[session] ?? 0;
    minutes += length;
    personMinutes += length * (stop - start);
    start = stop;
  }
  for (let row = from; row < to; row += 1) {
    newPeople += cell.isNew[row] ?? 0;
    const person = cell.person[row] ?? -1;
    if (person < 0) continue;
    addBit(sets.bits, base, person);
    if (countedIn[person] !== site + 1) {
      countedIn[person] = site + 1;
      newAtSite += 1;
    }
  }
  bySite.uniques[site] = (bySite.uniques[site] ?? 0) + newAtSite;
  for (const [sums, group] of [
    [byMonth, month],
    [bySite, site],
  ] as const) {
    add(sums.accesses, group, to - from);
    add(sums.sessions, group, end - first);
    add(sums.minutes, group, minutes);
    add(sums.personMinutes, group, personMinutes);
    add(sums.newPeople, group, newPeople);
  }
}

/** Adds sessions under the code each attendance carries in `codes`; a session counts once in every code present. */
export function addByPerson(tally: Tally, selection: Selection, codes: Uint16Array): void {
  const { cell, first, end, sessionsBefore } = selection;
  const { sets, lastSession } = tally;
  let row = startOf(cell.attendanceEnd, first);
  for (let session = first; session < end; session += 1) {
    const stop = cell.attendanceEnd[session] ?? 0;
    const length = cell.sessionMinutes[session] ?? 0;
    const number = sessionsBefore + session - first;
    for (; row < stop; row += 1) {
      const code = codes[row] ?? 0;
      add(tally.accesses, code, 1);
      add(tally.personMinutes, code, length);
      add(tally.newPeople, code, cell.isNew[row] ?? 0);
      if (lastSession[code] !== number) {
        lastSession[code] = number;
        add(tally.sessions, code, 1);
        add(tally.minutes, code, length);
      }
      const person = cell.person[row] ?? -1;
      if (person >= 0) addBit(sets.bits, code * sets.words, person);
    }
  }
}

/** Adds sessions under each of their topics, with all who were there. */
export function addByTopic(tally: Tally, { cell, first, end }: Selection): void {
  const { sets } = tally;
  let start = startOf(cell.attendanceEnd, first);
  let topic = startOf(cell.topicEnd, first);
  for (let session = first; session < end; session += 1) {
    const stop = cell.attendanceEnd[session] ?? 0;
    const length = cell.sessionMinutes[session] ?? 0;
    for (const last = cell.topicEnd[session] ?? 0; topic < last; topic += 1) {
      const code = cell.topics[topic] ?? 0;
      add(tally.sessions, code, 1);
      add(tally.minutes, code, length);
      add(tally.accesses, code, stop - start);
      add(tally.personMinutes, code, length * (stop - start));
      for (let row = start; row < stop; row += 1) {
        add(tally.newPeople, code, cell.isNew[row] ?? 0);
        const person = cell.person[row] ?? -1;
        if (person >= 0) addBit(sets.bits, code * sets.words, person);
      }
    }
    start = stop;
  }
}

/** The figures of a group, people as given or counted from its set. */
export function figuresOf(tally: Tally | SerialTally, group: number) {
  return {
    accesses: tally.accesses[group] ?? 0,
    uniques: 'sets' in tally ? countPersons(tally.sets, group) : (tally.uniques[group] ?? 0),
    sessions: tally.sessions[group] ?? 0,
    minutes: tally.minutes[group] ?? 0,
    personMinutes: tally.personMinutes[group] ?? 0,
    new: tally.newPeople[group] ?? 0,
  };
}

function add(column: Float64Array, index: number, value: number): void {
  column[index] = (column[index] ?? 0) + value;
}

function addBit(bits: Uint32Array, base: number, person: number): void {
  const index = base + (person >>> 5);
  bits[index] = (bits[index] ?? 0) | (1 << (person & 31));
}

/** Where the rows of session `session` begin, given where those of each session end. */
function startOf(ends: Uint32Array, session: number): number {
  return session === 0 ? 0 : (ends[session - 1] ?? 0);
}
