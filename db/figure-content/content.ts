import { type Range, recordOf, splice, sumOf } from './columns.ts';

/** How a session was: a few words that come together again and again. */
const HOW_WORDS = ['mode', 'channel', 'hour'] as const;

/** What is kept of a session as a word. */
export const VISIT_WORDS = [...HOW_WORDS, 'facilitator'] as const;
type VisitWord = (typeof VISIT_WORDS)[number];

/** What is kept of a head as a word. */
export const HEAD_WORDS = [
  'ageBand',
  'gender',
  'education',
  'occupation',
  'citizenship',
  'language',
] as const;
type HeadWord = (typeof HEAD_WORDS)[number];

/** What is kept of a baseline as a word. */
export const BASELINE_WORDS = ['overall', 'il', 'cc', 'dcc', 'sf', 'ps'] as const;
type BaselineWord = (typeof BASELINE_WORDS)[number];

/** Bits of `flags`. */
export const IS_NEW = 1;
export const WITH_CODE = 2;

/** Ages above it are kept as it. */
const OLDEST = 254;

/**
 * What figures need of one site in one month, as columns: sessions in order of day, the heads and topics of a session
 * side by side. Word columns hold places in `words`; the empty word is what is not known.
 */
export interface FigureContent {
  readonly words: readonly string[];
  /** Day of the month, 1–31. */
  readonly day: Uint8Array;
  readonly minutes: Uint16Array;
  /** Attendances of each session that count. */
  readonly heads: Uint16Array;
  /** Topics of each session; a session without any has the empty word. */
  readonly topicCount: Uint16Array;
  readonly visit: Readonly<Record<VisitWord, WordColumn>>;
  readonly topics: WordColumn;
  /** By head: the number of the person; −1 for an anonymous one. */
  readonly person: Int32Array;
  readonly flags: Uint8Array;
  readonly head: Readonly<Record<HeadWord, WordColumn>>;
  /** Baselines in order of day; an age is kept plus one, 0 when it is not known. */
  readonly baselineDay: Uint8Array;
  readonly baselineAge: Uint8Array;
  readonly baseline: Readonly<Record<BaselineWord, WordColumn>>;
}

export type WordColumn = Uint8Array | Uint16Array;

/** Between the fields of a line, and the words in one. */
export const FIELD_END = '\u001f';
export const WORD_END = '\u001c';
/** Between the lines of a cell. */
export const LINE_END = '\u001e';

/** What the rows say of some days of a site, lines in any order. */
interface ContentLines {
  /** Day of the month (two digits), session, minutes, the words of how it was, the facilitator, a topic: a line for each. */
  readonly sessions: string[];
  /** Session, number of the person (−1: nobody known), new (0/1), with a code (0/1), the words of the head. */
  readonly heads: readonly string[];
  /** Day of the month (two digits), age or nothing, the words of the baseline. */
  readonly baselines: string[];
}

/** What is told of a head but for the person. */
interface Told {
  readonly flags: number;
  readonly words: readonly number[];
}

/**
 * Packs the lines of one cell after the other: what was made of a text for one is known for the others. A session without
 * heads and a head without its session do not count. The same lines in any order make the same columns.
 */
export function openPacking(): (lines: ContentLines) => FigureContent {
  const placeOf = openPlaces();
  // A few kinds of session and of person make up most of a network.
  const said = remembered((text) => text.split(WORD_END).map(placeOf.number));
  const told = remembered((text): Told => {
    const [isNew, withCode, own = ''] = text.split(FIELD_END);
    return {
      flags: (isNew === '1' ? IS_NEW : 0) | (withCode === '1' ? WITH_CODE : 0),
      words: own.split(WORD_END).map(placeOf.number),
    };
  });

  /** Writes the places of words into a row of their columns. */
  function put(columns: readonly Uint16Array[], row: number, numbers: readonly number[]): void {
    for (let index = 0; index < columns.length; index += 1) {
      const column = columns[index];
      if (column) column[row] = placeOf.place(numbers[index] ?? 0);
    }
  }

  return ({ sessions, heads, baselines }) => {
    const words = placeOf.begin();
    const headsOf = bySession(heads);
    const day = new Uint8Array(sessions.length);
    const minutes = new Uint16Array(sessions.length);
    const headCount = new Uint16Array(sessions.length);
    const topicCount = new Uint16Array(sessions.length);
    const topics: number[] = [];
    const how = HOW_WORDS.map(() => new Uint16Array(sessions.length));
    const facilitator = new Uint16Array(sessions.length);
    const person = new Int32Array(heads.length);
    const flags = new Uint8Array(heads.length);
    const head = HEAD_WORDS.map(() => new Uint16Array(heads.length));
    let visits = 0;
    let row = 0;
    let last: string | undefined;
    for (const line of sessions.sort()) {
      const [onDay, session = '', long, about = '', by = '', topic = ''] = line.split(FIELD_END);
      const own = headsOf.get(session);
      if (!own) continue;
      topics.push(placeOf.place(placeOf.number(topic)));
      if (session === last) {
        topicCount[visits - 1] = (topicCount[visits - 1] ?? 0) + 1;
        continue;
      }
      last = session;
      day[visits] = Number(onDay);
      minutes[visits] = Number(long);
      headCount[visits] = own.length;
      put(how, visits, said(about));
      facilitator[visits] = placeOf.place(placeOf.number(by));
      topicCount[visits] = 1;
      visits += 1;
      if (own.length > 1) own.sort();
      for (const text of own) {
        const end = text.indexOf(FIELD_END);
        const { flags: kind, words: kept } = told(text.slice(end + 1));
        person[row] = Number(text.slice(0, end));
        flags[row] = kind;
        put(head, row, kept);
        row += 1;
      }
    }
    const baselineDay = new Uint8Array(baselines.length);
    const baselineAge = new Uint8Array(baselines.length);
    const baseline = BASELINE_WORDS.map(() => new Uint16Array(baselines.length));
    for (const [place, line] of baselines.sort().entries()) {
      const [onDay, age = '', levels = ''] = line.split(FIELD_END);
      baselineDay[place] = Number(onDay);
      baselineAge[place] = age === '' ? 0 : Math.min(Number(age), OLDEST) + 1;
      put(baseline, place, said(levels));
    }
    return {
      words,
      day: day.subarray(0, visits),
      minutes: minutes.subarray(0, visits),
      heads: headCount.subarray(0, visits),
      topicCount: topicCount.subarray(0, visits),
      visit: named(VISIT_WORDS, [...how, facilitator], visits),
      topics: Uint16Array.from(topics),
      person: person.subarray(0, row),
      flags: flags.subarray(0, row),
      head: named(HEAD_WORDS, head, row),
      baselineDay,
      baselineAge,
      baseline: named(BASELINE_WORDS, baseline, baselines.length),
    };
  };
}

/** The first rows of columns, by name. */
function named<Name extends string>(names: readonly Name[], columns: readonly Uint16Array[], rows: number) {
  return recordOf(names, (name) => (columns[names.indexOf(name)] ?? new Uint16Array(0)).subarray(0, rows));
}

/** Words have numbers for good, and places in the cell that is being packed. */
function openPlaces() {
  const numbers = new Map<string, number>();
  const known: string[] = [];
  /** By number: the place, and the cell it is of. */
  const places: number[] = [];
  const cells: number[] = [];
  let words: string[] = [];
  let cell = 0;
  return {
    /** Begins another cell; returns its words, which grow. */
    begin(): string[] {
      cell += 1;
      words = [];
      return words;
    },
    number(word: string): number {
      const number = numbers.get(word);
      if (number !== undefined) return number;
      numbers.set(word, known.length);
      places.push(0);
      cells.push(0);
      return known.push(word) - 1;
    },
    place(number: number): number {
      if (cells[number] !== cell) {
        cells[number] = cell;
        places[number] = words.push(known[number] ?? '') - 1;
      }
      return places[number] ?? 0;
    },
  };
}

/** Works a text out once. */
function remembered<Value>(workOut: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = workOut(text);
    known.set(text, value);
    return value;
  };
}

/** Nothing recorded. */
export function emptyContent(): FigureContent {
  return openPacking()({ sessions: [], heads: [], baselines: [] });
}

/** What is told of heads, after the session of each. */
function bySession(heads: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of heads) {
    const end = line.indexOf(FIELD_END);
    const session = line.slice(0, end);
    const rest = line.slice(end + 1);
    const others = found.get(session);
    if (others) others.push(rest);
    else found.set(session, [rest]);
  }
  return found;
}

/** The content with a day of the month replaced by another content, all of that day. */
export function replaceDay(content: FigureContent, day: number, fresh: FigureContent): FigureContent {
  const words = [...content.words];
  const places = new Map(words.map((word, place) => [word, place]));
  const placeOf = fresh.words.map((word) => places.get(word) ?? words.push(word) - 1);
  const spliceWords = (column: WordColumn, range: Range, own: WordColumn) =>
    splice(
      Uint16Array.from(column),
      range,
      Uint16Array.from(own, (place) => placeOf[place] ?? 0),
    );
  const sessions = rangeOf(content.day, day);
  const within = (counts: Uint16Array) => ({
    first: sumOf(counts, 0, sessions.first),
    end: sumOf(counts, 0, sessions.end),
  });
  const heads = within(content.heads);
  const topics = within(content.topicCount);
  const baselines = rangeOf(content.baselineDay, day);
  return {
    words,
    day: splice(content.day, sessions, fresh.day),
    minutes: splice(content.minutes, sessions, fresh.minutes),
    heads: splice(content.heads, sessions, fresh.heads),
    topicCount: splice(content.topicCount, sessions, fresh.topicCount),
    visit: recordOf(VISIT_WORDS, (name) => spliceWords(content.visit[name], sessions, fresh.visit[name])),
    topics: spliceWords(content.topics, topics, fresh.topics),
    person: splice(content.person, heads, fresh.person),
    flags: splice(content.flags, heads, fresh.flags),
    head: recordOf(HEAD_WORDS, (name) => spliceWords(content.head[name], heads, fresh.head[name])),
    baselineDay: splice(content.baselineDay, baselines, fresh.baselineDay),
    baselineAge: splice(content.baselineAge, baselines, fresh.baselineAge),
    baseline: recordOf(BASELINE_WORDS, (name) =>
      spliceWords(content.baseline[name], baselines, fresh.baseline[name]),
    ),
  };
}

/** The neighbouring places of a day in a column of days in order. */
function rangeOf(days: Uint8Array, wanted: number): Range {
  const first = days.findIndex((day) => day >= wanted);
  const end = days.findIndex((day) => day > wanted);
  return { first: first < 0 ? days.length : first, end: end < 0 ? days.length : end };
}
