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

/** Packs a content: equal contents are equal bytes, whatever order their words came in. */
export function encodeContent(content: FigureContent): Buffer {
  const { words, placeOf } = usedWords(content);
  const wordBytes = utf8.encode(words.join(WORD_END));
  const width = words.length <= MOST_NARROW ? 1 : 2;
  const counts = [
    wordBytes.length,
    content.day.length,
    content.topics.length,
    content.person.length,
    content.baselineDay.length,
  ];
  const bytes = Buffer.alloc(lengthOf(counts, width));
  bytes[0] = VERSION;
  bytes[1] = width;
  for (const [index, count] of counts.entries()) bytes.writeUInt32LE(count, 2 + 4 * index);
  bytes.set(wordBytes, HEADER);
  let at = HEADER + wordBytes.length;
  // Written one by one: most columns are short, and to look at one as bytes takes longer than to write it.
  const put = (column: Uint8Array | Uint16Array | Int32Array, size: number) => {
    for (let row = 0; row < column.length; row += 1) {
      let left = column[row] ?? 0;
      for (let byte = 0; byte < size; byte += 1, left >>= 8) bytes[at + byte] = left & 0xff;
      at += size;
    }
  };
  const putWords = (column: WordColumn) => {
    for (let row = 0; row < column.length; row += 1, at += width) {
      const place = placeOf[column[row] ?? 0] ?? 0;
      bytes[at] = place & 0xff;
      if (width === 2) bytes[at + 1] = place >> 8;
    }
  };
  put(content.day, 1);
  put(content.minutes, 2);
  put(content.heads, 2);
  put(content.topicCount, 2);
  for (const name of VISIT_WORDS) putWords(content.visit[name]);
  putWords(content.topics);
  put(content.person, 4);
  put(content.flags, 1);
  for (const name of HEAD_WORDS) putWords(content.head[name]);
  put(content.baselineDay, 1);
  put(content.baselineAge, 1);
  for (const name of BASELINE_WORDS) putWords(content.baseline[name]);
  return bytes;
}

/** Bytes of a content with these counts. */
function lengthOf(counts: readonly number[], width: number): number {
  const [words = 0, sessions = 0, topics = 0, heads = 0, baselines = 0] = counts;
  return (
    HEADER +
    words +
    sessions * (7 + VISIT_WORDS.length * width) +
    topics * width +
    heads * (5 + HEAD_WORDS.length * width) +
    baselines * (2 + BASELINE_WORDS.length * width)
  );
}

/** The words that occur, in order, and the place of each by the place it had. */
function usedWords(content: FigureContent): { words: string[]; placeOf: Uint16Array } {
  const used = new Uint8Array(content.words.length);
  const mark = (column: WordColumn) => {
    for (let row = 0; row < column.length; row += 1) used[column[row] ?? 0] = 1;
  };
  for (const name of VISIT_WORDS) mark(content.visit[name]);
  mark(content.topics);
  for (const name of HEAD_WORDS) mark(content.head[name]);
  for (const name of BASELINE_WORDS) mark(content.baseline[name]);
  const inOrder: number[] = [];
  for (let place = 0; place < used.length; place += 1) if (used[place] === 1) inOrder.push(place);
  inOrder.sort((a, b) => ((content.words[a] ?? '') < (content.words[b] ?? '') ? -1 : 1));
  const placeOf = new Uint16Array(content.words.length);
  for (const [place, before] of inOrder.entries()) placeOf[before] = place;
  return { words: inOrder.map((place) => content.words[place] ?? ''), placeOf };
}

/** Opens what `encodeContent` packed; null for bytes that are none of this version. */
export function decodeContent(bytes: Uint8Array): FigureContent | null {
  if (bytes[0] !== VERSION || bytes.length < HEADER) return null;
  const isNarrow = bytes[1] === 1;
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER);
  const counts = [0, 1, 2, 3, 4].map((index) => header.getUint32(2 + 4 * index, true));
  const [wordBytes = 0, sessions = 0, topics = 0, heads = 0, baselines = 0] = counts;
  if (bytes.length !== lengthOf(counts, isNarrow ? 1 : 2)) return null;
  let at = HEADER + wordBytes;
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
