import {
  ACCESSES,
  FIGURES,
  type Groups,
  MINUTES,
  NEW_PEOPLE,
  PERSON_MINUTES,
  SESSIONS,
  startOf,
} from './cell-summary.ts';
import { countPersons, openPersonSets, type PersonSets } from './person-sets.ts';

/** Running figures per group of one dimension. */
export interface Tally {
  readonly groups: number;
  /** `FIGURES` numbers a group. */
  readonly sums: Float64Array;
  readonly sets: PersonSets;
}

/** Groups that are filled one after the other need one mark per person, not one set per group. */
export interface SerialTally {
  readonly sums: Float64Array;
  readonly uniques: Float64Array;
  /** By person: the last group, plus one, that has counted the person. */
  readonly countedIn: Int32Array;
}

/** Empty groups for people numbered up to `maxPerson`. */
export function openTally(groups: number, maxPerson: number): Tally {
  return { groups, sums: new Float64Array(groups * FIGURES), sets: openPersonSets(groups, maxPerson) };
}

/** Empty groups that will be filled in order. */
export function openSerialTally(groups: number, maxPerson: number): SerialTally {
  return {
    sums: new Float64Array(groups * FIGURES),
    uniques: new Float64Array(groups),
    countedIn: new Int32Array(maxPerson + 1),
  };
}

/** Adds each group under its own code. */
export function addGroups(tally: Tally, groups: Groups): void {
  for (let index = 0; index < groups.codes.length; index += 1) {
    addGroup(tally, groups.codes[index] ?? 0, groups, index);
  }
}

/** Adds the group at `index` to the group `code` of the tally. */
export function addGroup({ sums, sets }: Tally, code: number, groups: Groups, index = 0): void {
  addSums(sums, code, groups, index);
  const { bits, words } = sets;
  const { persons } = groups;
  const base = code * words;
  for (
    let next = startOf(groups.personEnd, index), end = groups.personEnd[index] ?? 0;
    next < end;
    next += 1
  ) {
    const person = persons[next] ?? 0;
    const word = base + (person >>> 5);
    bits[word] = (bits[word] ?? 0) | (1 << (person & 31));
  }
}

/** Adds the only group of `groups` to the group `code`, which no later group may precede. */
export function addInOrder({ sums, uniques, countedIn }: SerialTally, code: number, groups: Groups): void {
  addSums(sums, code, groups, 0);
  const { persons } = groups;
  let fresh = 0;
  for (let next = 0; next < persons.length; next += 1) {
    const person = persons[next] ?? 0;
    if (countedIn[person] !== code + 1) {
      countedIn[person] = code + 1;
      fresh += 1;
    }
  }
  uniques[code] = (uniques[code] ?? 0) + fresh;
}

function addSums(sums: Float64Array, code: number, groups: Groups, index: number): void {
  for (let figure = 0; figure < FIGURES; figure += 1) {
    const place = code * FIGURES + figure;
    sums[place] = (sums[place] ?? 0) + (groups.sums[index * FIGURES + figure] ?? 0);
  }
}

/** The figures of a group; people are counted from its set, or as they came. */
export function figuresOf(tally: Tally | SerialTally, code: number) {
  const at = (figure: number) => tally.sums[code * FIGURES + figure] ?? 0;
  return {
    accesses: at(ACCESSES),
    uniques: 'sets' in tally ? countPersons(tally.sets, code) : (tally.uniques[code] ?? 0),
    sessions: at(SESSIONS),
    minutes: at(MINUTES),
    personMinutes: at(PERSON_MINUTES),
    new: at(NEW_PEOPLE),
  };
}
