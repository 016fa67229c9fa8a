import type { Range } from '../../db/figure-content/columns.ts';
import type { Dictionaries } from './dictionaries.server.ts';
import { type MonthBlock, startOf } from './month-block.server.ts';
import { DIMENSIONS, type Filters, HEAD_DIMENSIONS, VISIT_DIMENSIONS } from './participation.ts';
import type { SelectedDays } from './select-days.server.ts';

/** Attendances that are counted, month by month; those of a session stand together. */
export interface SelectedRows {
  readonly count: number;
  /** By row: the attendance and the session, in the block of the row's part. Lasts until the next selection. */
  readonly headAt: Uint32Array;
  readonly visitAt: Uint32Array;
  readonly parts: readonly SelectedPart[];
}

/** The rows from `first` to `end` are attendances of this block. */
export interface SelectedPart {
  readonly block: MonthBlock;
  readonly first: number;
  readonly end: number;
}

/** By code: 1 where a filter lets it pass. */
type Passing = ReadonlyMap<string, Uint8Array>;

/** Selects attendances, always into the same memory: nothing is made for a question that the next one could use. */
export interface RowSelection {
  /** The attendances of some days that pass the filters. */
  select(days: readonly SelectedDays[], filters: Filters): SelectedRows;
}

/** Opens a selection of rows; its memory grows with the largest one, 8 bytes an attendance. */
export function openRowSelection(dictionaries: Dictionaries): RowSelection {
  let headAt = new Uint32Array(0);
  let visitAt = new Uint32Array(0);
  let visits = new Uint8Array(0);

  function makeRoom(days: readonly SelectedDays[]): void {
    const most = days.reduce((sum, { block }) => sum + block.person.length, 0);
    if (headAt.length < most) {
      headAt = new Uint32Array(most);
      visitAt = new Uint32Array(most);
    }
    const sessions = days.reduce((max, { block }) => Math.max(max, block.sessionDay.length), 0);
    if (visits.length < sessions) visits = new Uint8Array(sessions);
  }

  return {
    select(days, filters) {
      const passing = passingCodes(filters, dictionaries);
      makeRoom(days);
      const parts: SelectedPart[] = [];
      let count = 0;
      for (const { block, sessions } of days) {
        const first = count;
        count = putHeads(headAt, first, block.headEnd, sessions);
        if (passingVisits(block, passing, visits)) {
          count = keepVisits(headAt, first, count, block.visitOf, visits);
        }
        for (const name of HEAD_DIMENSIONS) {
          const passes = passing.get(name);
          if (passes) count = keepHeads(headAt, first, count, block.head[name], passes);
        }
        for (let row = first; row < count; row += 1) visitAt[row] = block.visitOf[headAt[row] ?? 0] ?? 0;
        if (count > first) parts.push({ block, first, end: count });
      }
      return { count, headAt, visitAt, parts };
    },
  };
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

// Short loops over one column each, because they run over every attendance of a region. Each returns where the rows end.

function putHeads(
  headAt: Uint32Array,
  first: number,
  headEnd: Uint32Array,
  sessions: readonly Range[],
): number {
  let row = first;
  for (const range of sessions) {
    const end = startOf(headEnd, range.end);
    for (let head = startOf(headEnd, range.first); head < end; head += 1, row += 1) headAt[row] = head;
  }
  return row;
}

function keepVisits(
  headAt: Uint32Array,
  first: number,
  end: number,
  visitOf: Uint32Array,
  visits: Uint8Array,
): number {
  let kept = first;
  for (let row = first; row < end; row += 1) {
    const head = headAt[row] ?? 0;
    headAt[kept] = head;
    kept += visits[visitOf[head] ?? 0] ?? 0;
  }
  return kept;
}

function keepHeads(
  headAt: Uint32Array,
  first: number,
  end: number,
  column: Uint16Array,
  passes: Uint8Array,
): number {
  let kept = first;
  for (let row = first; row < end; row += 1) {
    const head = headAt[row] ?? 0;
    headAt[kept] = head;
    kept += passes[column[head] ?? 0] ?? 0;
  }
  return kept;
}

/** Marks the sessions of a block that pass the filters of sessions; false when there are none. */
function passingVisits(block: MonthBlock, passing: Passing, visits: Uint8Array): boolean {
  const topics = passing.get('topic');
  const filters = VISIT_DIMENSIONS.flatMap((name) => {
    const passes = passing.get(name);
    return passes ? [{ column: block.visit[name], passes }] : [];
  });
  if (!topics && filters.length === 0) return false;
  visits.fill(1, 0, block.sessionDay.length);
  for (const { column, passes } of filters) {
    for (let visit = 0; visit < column.length; visit += 1) {
      visits[visit] = (visits[visit] ?? 0) & (passes[column[visit] ?? 0] ?? 0);
    }
  }
  if (topics) keepTopics(visits, block, topics);
  return true;
}

function keepTopics(visits: Uint8Array, { topicEnd, topics }: MonthBlock, passes: Uint8Array): void {
  let topic = 0;
  for (let visit = 0; visit < topicEnd.length; visit += 1) {
    let found = 0;
    for (const end = topicEnd[visit] ?? 0; topic < end; topic += 1) found |= passes[topics[topic] ?? 0] ?? 0;
    visits[visit] = (visits[visit] ?? 0) & found;
  }
}
