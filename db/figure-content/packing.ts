import { openCellWords } from './cell-words.ts';
import { recordOf } from './columns.ts';
import { BASELINE_WORDS, type FigureContent, HEAD_WORDS, VISIT_WORDS } from './content.ts';
import { openLineReader, type Rows } from './line-reader.ts';

/** Ages above it are kept as it. */
const OLDEST = 254;

/** What the rows say of some days of a site, lines in any order; null where they say nothing. */
export interface ContentLines {
  /** Day of the month, session, minutes, the words of the visit, a topic: a line for each. */
  readonly sessions: string | null;
  /** Session, number of the person (−1: nobody known), flags, the words of the head. */
  readonly heads: string | null;
  /** Day of the month, age (−1: not known), the words of the baseline. */
  readonly baselines: string | null;
}

const SESSION_FIELDS = [
  'number',
  'place',
  'number',
  ...VISIT_WORDS.map(() => 'word' as const),
  'word',
] as const;
const HEAD_FIELDS = ['place', 'number', 'number', ...HEAD_WORDS.map(() => 'word' as const)] as const;
const BASELINE_FIELDS = ['number', 'number', ...BASELINE_WORDS.map(() => 'word' as const)] as const;

// Where the fields of a line stand in its row, after the beginning of the line.
const [SESSION_DAY, SESSION_ID, MINUTES, VISIT] = [1, 2, 3, 4];
const TOPIC = VISIT + VISIT_WORDS.length;
const [HEAD_SESSION, PERSON, FLAGS, HEAD] = [1, 2, 3, 4];
const [BASELINE_DAY, AGE, BASELINE] = [1, 2, 3];

/**
 * Packs the lines of one cell after the other: what a word is called for one is known for the others. A session without
 * heads and a head without its session do not count. The same lines in any order make the same columns, and the words
 * are in order.
 */
export function openPacking(): (lines: ContentLines) => FigureContent {
  const words = openCellWords();
  const reader = openLineReader(words);
  const sessions: Rows = { numbers: new Int32Array(256), starts: [] };
  const heads: Rows = { numbers: new Int32Array(256), starts: [] };
  const baselines: Rows = { numbers: new Int32Array(64), starts: [] };

  function takeWords({ numbers }: Rows, first: number, count: number): void {
    for (let at = first; at < first + count; at += 1) words.use(numbers[at] ?? 0);
  }

  /** Of all heads, which are in order of their sessions, the first that is not of an earlier one. */
  function firstHeadOf(session: number): number {
    let first = 0;
    for (let end = heads.starts.length; first < end; ) {
      const middle = (first + end) >> 1;
      if (compareSession(middle, session) < 0) first = middle + 1;
      else end = middle;
    }
    return first;
  }
  function compareSession(head: number, session: number): number {
    return reader.compareFields(heads.numbers[(heads.starts[head] ?? 0) + HEAD_SESSION] ?? 0, session);
  }

  /** Columns of words, from the rows in this order. */
  function wordColumns(
    names: readonly string[],
    { numbers }: Rows,
    starts: readonly number[],
    first: number,
  ) {
    return names.map((_, name) => {
      const column = new Uint16Array(starts.length);
      const at = first + name;
      for (let row = 0; row < starts.length; row += 1) {
        column[row] = words.placeOf(numbers[(starts[row] ?? 0) + at] ?? 0);
      }
      return column;
    });
  }

  return (lines) => {
    reader.begin();
    reader.read(lines.sessions, SESSION_FIELDS, sessions);
    reader.read(lines.heads, HEAD_FIELDS, heads);
    reader.read(lines.baselines, BASELINE_FIELDS, baselines);
    // The rows that count, in order; topics by number.
    const visits: number[] = [];
    const present: number[] = [];
    const headCount: number[] = [];
    const topicCount: number[] = [];
    const topics: number[] = [];
    let last = -1;
    for (const row of sessions.starts) {
      const session = sessions.numbers[row + SESSION_ID] ?? 0;
      const isLast = last >= 0 && reader.compareFields(last, session) === 0;
      if (!isLast) {
        const first = firstHeadOf(session);
        let head = first;
        for (; head < heads.starts.length && compareSession(head, session) === 0; head += 1) {
          const start = heads.starts[head] ?? 0;
          present.push(start);
          takeWords(heads, start + HEAD, HEAD_WORDS.length);
        }
        if (head === first) continue;
        last = session;
        visits.push(row);
        headCount.push(head - first);
        topicCount.push(0);
        takeWords(sessions, row + VISIT, VISIT_WORDS.length);
      }
      topicCount[visits.length - 1] = (topicCount[visits.length - 1] ?? 0) + 1;
      takeWords(sessions, row + TOPIC, 1);
      topics.push(row);
    }
    for (const row of baselines.starts) takeWords(baselines, row + BASELINE, BASELINE_WORDS.length);

    const own = words.settle();
    const day = new Uint8Array(visits.length);
    const minutes = new Uint16Array(visits.length);
    for (let row = 0; row < visits.length; row += 1) {
      const start = visits[row] ?? 0;
      day[row] = sessions.numbers[start + SESSION_DAY] ?? 0;
      minutes[row] = sessions.numbers[start + MINUTES] ?? 0;
    }
    const person = new Int32Array(present.length);
    const flags = new Uint8Array(present.length);
    for (let row = 0; row < present.length; row += 1) {
      const start = present[row] ?? 0;
      person[row] = heads.numbers[start + PERSON] ?? 0;
      flags[row] = heads.numbers[start + FLAGS] ?? 0;
    }
    const baselineDay = new Uint8Array(baselines.starts.length);
    const baselineAge = new Uint8Array(baselines.starts.length);
    for (const [row, start] of baselines.starts.entries()) {
      baselineDay[row] = baselines.numbers[start + BASELINE_DAY] ?? 0;
      baselineAge[row] = Math.min(baselines.numbers[start + AGE] ?? 0, OLDEST) + 1;
    }
    const [topicColumn = new Uint16Array(0)] = wordColumns(['topic'], sessions, topics, TOPIC);
    return {
      words: own,
      day,
      minutes,
      heads: new Uint16Array(headCount),
      topicCount: new Uint16Array(topicCount),
      visit: named(VISIT_WORDS, wordColumns(VISIT_WORDS, sessions, visits, VISIT)),
      topics: topicColumn,
      person,
      flags,
      head: named(HEAD_WORDS, wordColumns(HEAD_WORDS, heads, present, HEAD)),
      baselineDay,
      baselineAge,
      baseline: named(BASELINE_WORDS, wordColumns(BASELINE_WORDS, baselines, baselines.starts, BASELINE)),
    };
  };
}

function named<Name extends string>(names: readonly Name[], columns: readonly Uint16Array[]) {
  return recordOf(names, (name) => columns[names.indexOf(name)] ?? new Uint16Array(0));
}
