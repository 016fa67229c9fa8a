import { type Range, recordOf, splice, sumOf } from './columns.ts';

/** What is kept of a session as a word. */
export const VISIT_WORDS = ['mode', 'channel', 'hour', 'facilitator'] as const;
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

/** Nothing recorded. */
export function emptyContent(): FigureContent {
  const none = new Uint8Array(0);
  const none16 = new Uint16Array(0);
  return {
    words: [],
    day: none,
    minutes: none16,
    heads: none16,
    topicCount: none16,
    visit: recordOf(VISIT_WORDS, () => none),
    topics: none,
    person: new Int32Array(0),
    flags: none,
    head: recordOf(HEAD_WORDS, () => none),
    baselineDay: none,
    baselineAge: none,
    baseline: recordOf(BASELINE_WORDS, () => none),
  };
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
