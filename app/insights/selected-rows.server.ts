import type { Dictionaries } from './dictionaries.server.ts';
import { type MonthBlock, startOf } from './month-block.server.ts';
import { DIMENSIONS, type Filters, HEAD_DIMENSIONS, VISIT_DIMENSIONS } from './participation.ts';
import type { SelectedDays } from './select-days.server.ts';

/** The attendances that are counted, one after the other; those of a session stand together. */
export interface SelectedRows {
  readonly count: number;
  /** Person number; −1 for an anonymous head. */
  readonly person: Int32Array;
  /** `IS_NEW` and `WITH_CODE`. */
  readonly flags: Uint8Array;
  /** Running number of the session among those selected. */
  readonly session: Int32Array;
  /** Of the session. */
  readonly minutes: Uint16Array;
  /** Where they come from: the rows from `first` to `end` are these sessions and attendances of the block. */
  readonly parts: readonly SelectedPart[];
}

export interface SelectedPart {
  readonly block: MonthBlock;
  readonly first: number;
  readonly end: number;
  /** Session and attendance in the block, by row counted from `first`. */
  readonly visitAt: Uint32Array;
  readonly headAt: Uint32Array;
}

/** By code: 1 where a filter lets it pass. */
interface Test {
  readonly column: Uint16Array;
  readonly passes: Uint8Array;
}

/** The attendances of some days that pass the filters. */
export function selectRows(
  days: readonly SelectedDays[],
  filters: Filters,
  dictionaries: Dictionaries,
): SelectedRows {
  const most = days.reduce((sum, { block, sessions }) => {
    return sum + sessions.reduce((heads, { first, end }) => heads + headsIn(block, first, end), 0);
  }, 0);
  const rows = {
    person: new Int32Array(most),
    flags: new Uint8Array(most),
    session: new Int32Array(most),
    minutes: new Uint16Array(most),
  };
  const visitAt = new Uint32Array(most);
  const headAt = new Uint32Array(most);
  const parts: SelectedPart[] = [];
  const passing = passingCodes(filters, dictionaries);
  let count = 0;
  let session = 0;

  for (const { block, sessions } of days) {
    const visitTests = VISIT_DIMENSIONS.flatMap((name) => testOf(block.visit[name], passing.get(name)));
    const headTests = HEAD_DIMENSIONS.flatMap((name) => testOf(block.head[name], passing.get(name)));
    const topics = passing.get('topic');
    const begun = count;
    for (const { first, end } of sessions) {
      for (let visit = first; visit < end; visit += 1) {
        if (!passesAll(visitTests, visit)) continue;
        if (topics && !hasTopic(block, visit, topics)) continue;
        const before = count;
        const headsEnd = block.headEnd[visit] ?? 0;
        for (let head = startOf(block.headEnd, visit); head < headsEnd; head += 1) {
          if (!passesAll(headTests, head)) continue;
          rows.person[count] = block.person[head] ?? -1;
          rows.flags[count] = block.flags[head] ?? 0;
          rows.session[count] = session;
          rows.minutes[count] = block.sessionMinutes[visit] ?? 0;
          visitAt[count] = visit;
          headAt[count] = head;
          count += 1;
        }
        if (count > before) session += 1;
      }
    }
    parts.push({
      block,
      first: begun,
      end: count,
      visitAt: visitAt.subarray(begun, count),
      headAt: headAt.subarray(begun, count),
    });
  }
  return { ...rows, count, parts };
}

function headsIn(block: MonthBlock, first: number, end: number): number {
  return startOf(block.headEnd, end) - startOf(block.headEnd, first);
}

function passingCodes(filters: Filters, dictionaries: Dictionaries): Map<string, Uint8Array> {
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

function testOf(column: Uint16Array, passes: Uint8Array | undefined): Test[] {
  return passes ? [{ column, passes }] : [];
}

function passesAll(tests: readonly Test[], row: number): boolean {
  for (let index = 0; index < tests.length; index += 1) {
    const test = tests[index];
    if (test && test.passes[test.column[row] ?? 0] !== 1) return false;
  }
  return true;
}

function hasTopic({ topicEnd, topics }: MonthBlock, visit: number, passes: Uint8Array): boolean {
  const end = topicEnd[visit] ?? 0;
  for (let topic = startOf(topicEnd, visit); topic < end; topic += 1) {
    if (passes[topics[topic] ?? 0] === 1) return true;
  }
  return false;
}
