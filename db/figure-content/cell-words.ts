import { larger } from './columns.ts';

const fromUtf8 = new TextDecoder();

/** Words have numbers for good, by their bytes, and places in the cell that is being packed. */
export interface CellWords {
  /** The number of the word `[from, end)`, whose bytes add up to this hash. */
  numberOf(bytes: Uint8Array, from: number, end: number, hash: number): number;
  /** Takes a word into the cell. */
  use(number: number): void;
  /** Gives the words of the cell their places and begins another cell; returns them in order. */
  settle(): string[];
  /** Where a word stands in the cell that was settled last. */
  placeOf(number: number): number;
}

/** Begins without any word. */
export function openCellWords(): CellWords {
  /** By hash: the number of a word plus one; 0 where there is none. */
  let slots = new Int32Array(256);
  const hashes: number[] = [];
  /** The bytes of all words one after the other, and where each begins. */
  let bytesOf = new Uint8Array(4096);
  const starts = [0];
  const inOrder: string[] = [];
  /** By number: where it stands among all, the last cell that took it, and its place there. */
  let ranks = new Int32Array(64);
  const cells: number[] = [];
  const places: number[] = [];
  let cell = 1;
  let used: number[] = [];

  function isWord(number: number, bytes: Uint8Array, from: number, end: number): boolean {
    let at = starts[number] ?? 0;
    if ((starts[number + 1] ?? 0) - at !== end - from) return false;
    for (let byte = from; byte < end; byte += 1, at += 1) if (bytesOf[at] !== bytes[byte]) return false;
    return true;
  }

  function file(number: number): void {
    const mask = slots.length - 1;
    let slot = (hashes[number] ?? 0) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
  }

  function add(bytes: Uint8Array, hash: number): number {
    const word = fromUtf8.decode(bytes);
    let rank = 0;
    for (let end = inOrder.length; rank < end; ) {
      const middle = (rank + end) >> 1;
      if ((inOrder[middle] ?? '') < word) rank = middle + 1;
      else end = middle;
    }
    inOrder.splice(rank, 0, word);
    const number = hashes.push(hash) - 1;
    if (number === ranks.length) ranks = larger(ranks, number);
    for (let other = 0; other < number; other += 1) {
      const before = ranks[other] ?? 0;
      if (before >= rank) ranks[other] = before + 1;
    }
    ranks[number] = rank;
    cells.push(0);
    places.push(0);
    const start = starts[number] ?? 0;
    const end = start + bytes.length;
    if (end > bytesOf.length) bytesOf = larger(bytesOf, end);
    bytesOf.set(bytes, start);
    starts.push(end);
    if (2 * hashes.length <= slots.length) file(number);
    else {
      slots = new Int32Array(2 * slots.length);
      for (let each = 0; each <= number; each += 1) file(each);
    }
    return number;
  }

  return {
    numberOf(bytes, from, end, hash) {
      const mask = slots.length - 1;
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const number = (slots[slot] ?? 0) - 1;
        if (number < 0) return add(bytes.subarray(from, end), hash);
        if (hashes[number] === hash && isWord(number, bytes, from, end)) return number;
      }
    },
    use(number) {
      if (cells[number] === cell) return;
      cells[number] = cell;
      used.push(number);
    },
    settle() {
      const own: string[] = [];
      for (const number of used.sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0))) {
        places[number] = own.push(inOrder[ranks[number] ?? 0] ?? '') - 1;
      }
      used = [];
      cell += 1;
      return own;
    },
    placeOf: (number) => places[number] ?? 0,
  };
}
