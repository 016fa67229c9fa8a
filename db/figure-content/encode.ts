import { recordOf } from './columns.ts';
import { BASELINE_WORDS, type FigureContent, HEAD_WORDS, VISIT_WORDS, type WordColumn } from './content.ts';

/**
 * A content as bytes, the same on every engine: version, bytes of a place of a word (1 or 2), five counts of four bytes
 * (bytes of the words, sessions, topics, heads, baselines), the words, then the columns; numbers with the low byte first.
 */
const VERSION = 1;
const HEADER = 2 + 5 * 4;
const WORD_END = '\n';
/** With more words, a place takes two bytes. */
const MOST_NARROW = 256;

const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder();

type Column = Uint8Array | Uint16Array | Int32Array;

/** Packs a content: equal contents are equal bytes, whatever order their words came in. */
export function encodeContent(content: FigureContent): Buffer {
  const { words, placeOf } = usedWords(content);
  const wordBytes = utf8.encode(words.join(WORD_END));
  const narrow = words.length <= MOST_NARROW;
  const placed = (column: WordColumn): Column => {
    const result = narrow ? new Uint8Array(column.length) : new Uint16Array(column.length);
    for (let index = 0; index < column.length; index += 1) result[index] = placeOf[column[index] ?? 0] ?? 0;
    return result;
  };
  const columns: Column[] = [
    content.day,
    content.minutes,
    content.heads,
    content.topicCount,
    ...VISIT_WORDS.map((name) => placed(content.visit[name])),
    placed(content.topics),
    content.person,
    content.flags,
    ...HEAD_WORDS.map((name) => placed(content.head[name])),
    content.baselineDay,
    content.baselineAge,
    ...BASELINE_WORDS.map((name) => placed(content.baseline[name])),
  ];
  const length = columns.reduce((sum, column) => sum + column.byteLength, HEADER + wordBytes.length);
  const bytes = Buffer.alloc(length);
  bytes[0] = VERSION;
  bytes[1] = narrow ? 1 : 2;
  const counts = [
    wordBytes.length,
    content.day.length,
    content.topics.length,
    content.person.length,
    content.baselineDay.length,
  ];
  for (const [index, count] of counts.entries()) bytes.writeUInt32LE(count, 2 + 4 * index);
  bytes.set(wordBytes, HEADER);
  let at = HEADER + wordBytes.length;
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += column.byteLength;
  }
  return bytes;
}

/** The words that occur, in order, and the place of each by the place it had. */
function usedWords(content: FigureContent): { words: string[]; placeOf: Uint16Array } {
  const used = new Uint8Array(content.words.length);
  const columns = [
    ...VISIT_WORDS.map((name) => content.visit[name]),
    content.topics,
    ...HEAD_WORDS.map((name) => content.head[name]),
    ...BASELINE_WORDS.map((name) => content.baseline[name]),
  ];
  for (const column of columns) {
    for (let index = 0; index < column.length; index += 1) used[column[index] ?? 0] = 1;
  }
  const words = content.words.filter((_, place) => used[place] === 1).sort();
  const places = new Map(words.map((word, place) => [word, place]));
  return { words, placeOf: Uint16Array.from(content.words, (word) => places.get(word) ?? 0) };
}

/** Opens what `encodeContent` packed; null for bytes that are none of this version. */
export function decodeContent(bytes: Uint8Array): FigureContent | null {
  if (bytes[0] !== VERSION || bytes.length < HEADER) return null;
  const isNarrow = bytes[1] === 1;
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER);
  const count = (index: number) => header.getUint32(2 + 4 * index, true);
  const [sessions, topics, heads, baselines] = [count(1), count(2), count(3), count(4)];
  const width = isNarrow ? 1 : 2;
  let at = HEADER + count(0);
  const expected =
    at +
    sessions * (7 + VISIT_WORDS.length * width) +
    topics * width +
    heads * (5 + HEAD_WORDS.length * width) +
    baselines * (2 + BASELINE_WORDS.length * width);
  if (bytes.length !== expected) return null;
  const text = fromUtf8.decode(bytes.subarray(HEADER, at));
  const take = (length: number): Uint8Array => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  // Wider numbers have to begin at a multiple of their width: a copy does.
  const narrow = (length: number) => take(length);
  const wide = (length: number) => new Uint16Array(new Uint8Array(take(2 * length)).buffer);
  const words = isNarrow ? narrow : wide;
  return {
    words: sessions + baselines === 0 ? [] : text.split(WORD_END),
    day: narrow(sessions),
    minutes: wide(sessions),
    heads: wide(sessions),
    topicCount: wide(sessions),
    visit: recordOf(VISIT_WORDS, () => words(sessions)),
    topics: words(topics),
    person: new Int32Array(new Uint8Array(take(4 * heads)).buffer),
    flags: narrow(heads),
    head: recordOf(HEAD_WORDS, () => words(heads)),
    baselineDay: narrow(baselines),
    baselineAge: narrow(baselines),
    baseline: recordOf(BASELINE_WORDS, () => words(baselines)),
  };
}
