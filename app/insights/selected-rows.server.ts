import type { Dictionaries } from './dictionaries.server.ts';
import { type MonthBlock, startOf } from './month-block.server.ts';
import { DIMENSIONS, type Filters, HEAD_DIMENSIONS, VISIT_DIMENSIONS } from './participation.ts';
import type { SelectedDays } from './select-days.server.ts';

/** Attendances that are counted, one after the other; those of a session stand together. */
export interface CountedRows {
  readonly count: number;
  /** Person number; −1 for an anonymous head. */
  readonly person: Int32Array;
  /** As in the block. */
  readonly flags: Uint8Array;
  /** A number of the session, of all months together. */
  readonly session: Int32Array;
  /** Of the session. */
  readonly minutes: Uint16Array;
}

export interface SelectedRows extends CountedRows {
  /** Where they come from: the rows from `first` to `end` are these attendances of the block and their sessions. */
  readonly parts: readonly SelectedPart[];
}

export interface SelectedPart {
  readonly block: MonthBlock;
  readonly first: number;
  readonly end: number;
  /** By row counted from `first`. */
  readonly headAt: Uint32Array;
  readonly visitAt: Uint32Array;
}

/** By code: 1 where a filter lets it pass. */
type Passing = ReadonlyMap<string, Uint8Array>;

/**
 * The attendances of some days that pass the filters. Short loops over one column each, because this runs over every
 * attendance of a region.
 */
export function selectRows(
  days: readonly SelectedDays[],
  filters: Filters,
  dictionaries: Dictionaries,
): SelectedRows {
  const passing = passingCodes(filters, dictionaries);
  const parts: SelectedPart[] = [];
  let count = 0;
  for (const { block, sessions } of days) {
    const passes = passing.size > 0 ? passingHeads(block, passing) : null;
    const headAt = new Uint32Array(block.person.length);
    let length = 0;
    for (const { first, end } of sessions) {
      const headsEnd = startOf(block.headEnd, end);
      for (let head = startOf(block.headEnd, first); head < headsEnd; head += 1) {
        headAt[length] = head;
        length += passes ? (passes[head] ?? 0) : 1;
      }
    }
    const visitAt = new Uint32Array(length);
    for (let row = 0; row < length; row += 1) visitAt[row] = block.visitOf[headAt[row] ?? 0] ?? 0;
    parts.push({ block, first: count, end: count + length, headAt: headAt.subarray(0, length), visitAt });
    count += length;
  }
  return { count, ...columnsOf(parts, count), parts };
}

function columnsOf(parts: readonly SelectedPart[], count: number): Omit<CountedRows, 'count'> {
  const person = new Int32Array(count);
  const flags = new Uint8Array(count);
  const session = new Int32Array(count);
  const minutes = new Uint16Array(count);
  let sessionsBefore = 0;
  for (const { block, first, end, headAt, visitAt } of parts) {
    for (let row = first; row < end; row += 1) {
      const head = headAt[row - first] ?? 0;
      const visit = visitAt[row - first] ?? 0;
      person[row] = block.person[head] ?? -1;
      flags[row] = block.flags[head] ?? 0;
      session[row] = sessionsBefore + visit;
      minutes[row] = block.sessionMinutes[visit] ?? 0;
    }
    sessionsBefore += block.sessionDay.length;
  }
  return { person, flags, session, minutes };
}

function passingCodes(filters: Filters, dictionaries: Dictionaries): Passing {
  const passing = new Map<string, Uint8Array>();
  for (const name of DIMENSIONS) {
    const words = filters[name];
    if (!words) continue;
    const passes = new Uint8Array(dictionaries[name].size);
    for (const code of words.map(dictionaries[name].find)) if (code >= 0) passes[code] = 1;
    passing.set(name, passes);
  }
  return passing;
}

/** By attendance of a block: 1 where it passes all filters. */
function passingHeads(block: MonthBlock, passing: Passing): Uint8Array {
  const heads = new Uint8Array(block.person.length).fill(1);
  const ofVisits = VISIT_DIMENSIONS.filter((name) => passing.has(name));
  const topics = passing.get('topic');
  if (topics || ofVisits.length > 0) {
    const visits = new Uint8Array(block.sessionDay.length).fill(1);
    for (const name of ofVisits) keepPassing(visits, block.visit[name], passing.get(name));
    if (topics) keepTopics(visits, block, topics);
    for (let head = 0; head < heads.length; head += 1) heads[head] = visits[block.visitOf[head] ?? 0] ?? 0;
  }
  for (const name of HEAD_DIMENSIONS) keepPassing(heads, block.head[name], passing.get(name));
  return heads;
}

function keepPassing(kept: Uint8Array, column: Uint16Array, passes: Uint8Array | undefined): void {
  if (!passes) return;
  for (let row = 0; row < kept.length; row += 1) {
    kept[row] = (kept[row] ?? 0) & (passes[column[row] ?? 0] ?? 0);
  }
}

function keepTopics(kept: Uint8Array, { topicEnd, topics }: MonthBlock, passes: Uint8Array): void {
  let topic = 0;
  for (let visit = 0; visit < kept.length; visit += 1) {
    let found = 0;
    for (const end = topicEnd[visit] ?? 0; topic < end; topic += 1) found |= passes[topics[topic] ?? 0] ?? 0;
    kept[visit] = (kept[visit] ?? 0) & found;
  }
}
