import { recordOf, splice, sumOf } from './columns.ts';

/** What is kept of a session as a word. */
export const VISIT_WORDS = ['mode', 'channel', 'hour', 'facilitator'] as const;
export type VisitWord = (typeof VISIT_WORDS)[number];

/** What is kept of a head as a word. */
export const HEAD_WORDS = [
  'ageBand',
  'gender',
  'education',
  'occupation',
  'citizenship',
  'language',
] as const;
export type HeadWord = (typeof HEAD_WORDS)[number];

/** What is kept of a baseline as a word. */
export const BASELINE_WORDS = ['overall', 'il', 'cc', 'dcc', 'sf', 'ps'] as const;
export type BaselineWord = (typeof BASELINE_WORDS)[number];

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

/** Between the fields of a line, the words in one, and its topics. */
export const FIELD_END = '\u001f';
export const WORD_END = '\u001c';
export const TOPIC_END = '\u001d';
/** Between the lines of a cell. */
export const LINE_END = '\u001e';

/** A baseline as it is kept, in the same order as `BASELINE_WORDS`. */
export interface BaselineLine {
  readonly day: number;
  readonly age: number | null;
  readonly words: readonly string[];
}

/**
 * Packs lines, one an attendance: day of the month (two digits), session, minutes, the words of the session, topics,
 * number of the person (−1: nobody known), new (0/1), with a code (0/1), the words of the head. The same lines in any
 * order make the same columns. `knownWords` keep their places.
 */
export function packContent(
  lines: string[],
  baselines: readonly BaselineLine[],
  knownWords: readonly string[] = [],
): FigureContent {
  const words = [...knownWords];
  const places = new Map(words.map((word, place) => [word, place]));
  const placeOf = (word: string): number => {
    const place = places.get(word);
    if (place !== undefined) return place;
    places.set(word, words.length);
    return words.push(word) - 1;
  };
  const day: number[] = [];
  const minutes: number[] = [];
  const headCount: number[] = [];
  const topicCount: number[] = [];
  const topics: number[] = [];
  const visit = recordOf(VISIT_WORDS, (): number[] => []);
  const head = recordOf(HEAD_WORDS, () => new Uint16Array(lines.length));
  const visits = VISIT_WORDS.map((name) => visit[name]);
  const heads = HEAD_WORDS.map((name) => head[name]);
  const person = new Int32Array(lines.length);
  const flags = new Uint8Array(lines.length);
  // A few kinds of session and of person make up most of a cell.
  const known = new Map<string, readonly number[]>();
  const placesOf = (text: string): readonly number[] => {
    const places = known.get(text) ?? text.split(WORD_END).map(placeOf);
    known.set(text, places);
    return places;
  };
  let session = '';
  lines.sort();
  for (const [row, line] of lines.entries()) {
    const fields = line.split(FIELD_END);
    const at = (place: number) => fields[place] ?? '';
    if (at(1) !== session) {
      session = at(1);
      day.push(Number(at(0)));
      minutes.push(Number(at(2)));
      const said = placesOf(at(3));
      for (let place = 0; place < VISIT_WORDS.length; place += 1) visits[place]?.push(said[place] ?? 0);
      const own = at(4).split(TOPIC_END).sort();
      for (const topic of own) topics.push(placeOf(topic));
      topicCount.push(own.length);
      headCount.push(0);
    }
    headCount[headCount.length - 1] = (headCount.at(-1) ?? 0) + 1;
    person[row] = Number(at(5));
    flags[row] = (at(6) === '1' ? IS_NEW : 0) | (at(7) === '1' ? WITH_CODE : 0);
    const told = placesOf(at(8));
    for (let place = 0; place < HEAD_WORDS.length; place += 1) {
      const column = heads[place];
      if (column) column[row] = told[place] ?? 0;
    }
  }
  const told = baselines.map((line) => ({ ...line, key: keyOf(line) }));
  told.sort((a, b) => (a.key < b.key ? -1 : 1));
  return {
    words,
    day: Uint8Array.from(day),
    minutes: Uint16Array.from(minutes),
    heads: Uint16Array.from(headCount),
    topicCount: Uint16Array.from(topicCount),
    visit: recordOf(VISIT_WORDS, (name) => Uint16Array.from(visit[name])),
    topics: Uint16Array.from(topics),
    person,
    flags,
    head,
    baselineDay: Uint8Array.from(told, (line) => line.day),
    baselineAge: Uint8Array.from(told, ({ age }) => (age === null ? 0 : Math.min(age, OLDEST) + 1)),
    baseline: recordOf(BASELINE_WORDS, (name) => {
      const place = BASELINE_WORDS.indexOf(name);
      return Uint16Array.from(told, (line) => placeOf(line.words[place] ?? ''));
    }),
  };
}

function keyOf({ day, age, words }: BaselineLine): string {
  return [String(day).padStart(2, '0'), String(age ?? '').padStart(3, '0'), ...words].join(FIELD_END);
}

/** The content with the days from `firstDay` to `lastDay` replaced; `fresh` was packed with its words known. */
export function replaceDays(
  content: FigureContent,
  firstDay: number,
  lastDay: number,
  fresh: FigureContent,
): FigureContent {
  const sessions = rangeOf(content.day, firstDay, lastDay);
  const within = (counts: Uint16Array) => ({
    first: sumOf(counts, 0, sessions.first),
    end: sumOf(counts, 0, sessions.end),
  });
  const heads = within(content.heads);
  const topics = within(content.topicCount);
  const baselines = rangeOf(content.baselineDay, firstDay, lastDay);
  return {
    words: fresh.words,
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

function spliceWords(column: WordColumn, range: { first: number; end: number }, fresh: WordColumn) {
  return splice(Uint16Array.from(column), range, Uint16Array.from(fresh));
}

/** The neighbouring places of some days in a column of days in order. */
function rangeOf(days: Uint8Array, firstDay: number, lastDay: number) {
  const first = days.findIndex((day) => day >= firstDay);
  const end = days.findIndex((day) => day > lastDay);
  return { first: first < 0 ? days.length : first, end: end < 0 ? days.length : end };
}
