import { IS_NEW, WITH_CODE } from '../../db/figure-content/content.ts';
import { startOf } from './block-columns.ts';
import { IDENTIFIED, IN_GROUP } from './cell-columns.server.ts';
import type { ParticipationFigures } from './participation.ts';
import { openPersonGroups } from './person-groups.server.ts';
import type { SelectedPart, SelectedRows } from './selected-rows.server.ts';

/** Where the group of a row is read: `base` more than the code of its attendance or of its session. */
export interface GroupColumn {
  readonly base: number;
  readonly of: 'head' | 'visit';
  readonly codes: Uint16Array;
}

/** Counts selected attendances in groups, one grouping after the other, always in the same memory. */
interface GroupTally {
  count(rows: SelectedRows, groups: number, columnOf: (part: SelectedPart) => GroupColumn): void;
  /** By the code of the topic: an attendance counts in each topic of its session. */
  countTopics(rows: SelectedRows, groups: number): void;
  /** The figures of a group of the last grouping. */
  figuresOf(group: number): ParticipationFigures;
}

/** Attendances of a group are counted by what their flags say together. */
const KINDS = 16;

/** Figures of groups that add up. */
interface Sums {
  readonly kinds: Int32Array;
  readonly personMinutes: Float64Array;
  /** Most sessions have one attendance: what those with more would count twice is kept here. */
  readonly again: Int32Array;
  readonly minutesAgain: Float64Array;
  readonly lastSession: Int32Array;
}

/**
 * Opens a tally; its memory grows with the groups and, where people are counted too, with the people times the groups (a
 * bit each).
 */
export function openGroupTally(counts: { readonly people: boolean }): GroupTally {
  const people = counts.people ? openPersonGroups() : null;
  let sums = makeSums(0);
  let groupOf = new Uint16Array(0);

  function open(rows: SelectedRows, groups: number): void {
    if (sums.again.length < groups) sums = makeSums(groups);
    sums.kinds.fill(0, 0, groups * KINDS);
    sums.personMinutes.fill(0, 0, groups);
    sums.again.fill(0, 0, groups);
    sums.minutesAgain.fill(0, 0, groups);
    sums.lastSession.fill(-1, 0, groups);
    people?.open(rows, groups);
  }

  return {
    count(rows, groups, columnOf) {
      open(rows, groups);
      if (groupOf.length < rows.count) groupOf = new Uint16Array(rows.count);
      for (const part of rows.parts) {
        const { base, of, codes } = columnOf(part);
        putGroups(groupOf, part, of === 'head' ? rows.headAt : rows.visitAt, codes, base);
      }
      addRows(sums, rows, groupOf);
      people?.add(rows, groupOf);
    },
    countTopics(rows, groups) {
      open(rows, groups);
      for (const part of rows.parts) addTopics(sums, rows, part);
      people?.addTopics(rows);
    },
    figuresOf(group) {
      let accesses = 0;
      let fresh = 0;
      let identified = 0;
      let withoutCode = 0;
      for (let kind = 0; kind < KINDS; kind += 1) {
        const count = sums.kinds[group * KINDS + kind] ?? 0;
        accesses += count;
        if ((kind & IS_NEW) !== 0) fresh += count;
        if ((kind & IDENTIFIED) !== 0) identified += count;
        if ((kind & WITH_CODE) === 0) withoutCode += count;
      }
      const personMinutes = sums.personMinutes[group] ?? 0;
      return {
        accesses,
        uniques: people?.countOf(group) ?? 0,
        sessions: accesses - (sums.again[group] ?? 0),
        minutes: personMinutes - (sums.minutesAgain[group] ?? 0),
        personMinutes,
        new: fresh,
        identified,
        withoutCode,
      };
    },
  };
}

function makeSums(groups: number): Sums {
  return {
    kinds: new Int32Array(groups * KINDS),
    personMinutes: new Float64Array(groups),
    again: new Int32Array(groups),
    minutesAgain: new Float64Array(groups),
    lastSession: new Int32Array(groups),
  };
}

function putGroups(
  groupOf: Uint16Array,
  { first, end }: SelectedPart,
  at: Uint32Array,
  codes: Uint16Array,
  base: number,
): void {
  for (let row = first; row < end; row += 1) groupOf[row] = base + (codes[at[row] ?? 0] ?? 0);
}

function addRows(sums: Sums, { count, flags, minutes, session }: SelectedRows, groupOf: Uint16Array): void {
  for (let row = 0; row < count; row += 1) {
    addRow(sums, groupOf[row] ?? 0, flags[row] ?? 0, minutes[row] ?? 0, session[row] ?? 0);
  }
}

function addTopics(
  sums: Sums,
  { visitAt, flags, minutes, session }: SelectedRows,
  { block: { topicEnd, topics }, first, end }: SelectedPart,
): void {
  for (let row = first; row < end; row += 1) {
    const visit = visitAt[row] ?? 0;
    const last = topicEnd[visit] ?? 0;
    for (let topic = startOf(topicEnd, visit); topic < last; topic += 1) {
      addRow(sums, topics[topic] ?? 0, flags[row] ?? 0, minutes[row] ?? 0, session[row] ?? 0);
    }
  }
}

function addRow(
  { kinds, personMinutes, again, minutesAgain, lastSession }: Sums,
  group: number,
  kind: number,
  minutes: number,
  session: number,
): void {
  const place = group * KINDS + kind;
  kinds[place] = (kinds[place] ?? 0) + 1;
  personMinutes[group] = (personMinutes[group] ?? 0) + minutes;
  if ((kind & IN_GROUP) === 0) return;
  if (lastSession[group] === session) {
    again[group] = (again[group] ?? 0) + 1;
    minutesAgain[group] = (minutesAgain[group] ?? 0) + minutes;
  }
  lastSession[group] = session;
}
