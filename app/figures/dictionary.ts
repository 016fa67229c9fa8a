/** Gives every word a small number, for good: columns of cells hold the numbers. */
export interface Dictionary {
  codeOf(word: string): number;
  wordOf(code: number): string;
  /** The number of a word that has one; −1 for any other. */
  find(word: string): number;
  /** All words, in order of their numbers. */
  words(): readonly string[];
  /** All numbers, in order of their words. */
  inOrder(): readonly number[];
  readonly size: number;
}

const MOST_WORDS = 65_536;

/** An empty dictionary; `codeOf` throws once a 16-bit column cannot hold another word. */
export function openDictionary(): Dictionary {
  const codes = new Map<string, number>();
  const words: string[] = [];
  let ordered: readonly number[] = [];
  return {
    codeOf(word) {
      const known = codes.get(word);
      if (known !== undefined) return known;
      if (words.length === MOST_WORDS) throw new Error('More than 65,536 different codes in one dimension.');
      codes.set(word, words.length);
      words.push(word);
      return words.length - 1;
    },
    wordOf(code) {
      const word = words[code];
      if (word === undefined) throw new RangeError(`No word has the number ${code}.`);
      return word;
    },
    find: (word) => codes.get(word) ?? -1,
    words: () => words,
    inOrder() {
      if (ordered.length !== words.length) {
        ordered = [...words.keys()].sort((a, b) => ((words[a] ?? '') < (words[b] ?? '') ? -1 : 1));
      }
      return ordered;
    },
    get size() {
      return words.length;
    },
  };
}
