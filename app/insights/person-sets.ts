/** Sets of person numbers as bits, one set a group, in one block: unions are exact, counting is one pass. */
export interface PersonSets {
  readonly bits: Uint32Array;
  /** Words of 32 people in each set. */
  readonly words: number;
}

/** `groups` empty sets for person numbers up to `maxPerson`. */
export function openPersonSets(groups: number, maxPerson: number): PersonSets {
  const words = (maxPerson >>> 5) + 1;
  return { bits: new Uint32Array(groups * words), words };
}

/** How many people are in the set of `group`. */
export function countPersons({ bits, words }: PersonSets, group: number): number {
  let count = 0;
  for (let index = group * words, end = index + words; index < end; index += 1) {
    count += onesIn(bits[index] ?? 0);
  }
  return count;
}

/** How many people are in at least one of the sets. */
export function countPersonsOfAll({ bits, words }: PersonSets): number {
  let count = 0;
  for (let word = 0; word < words; word += 1) {
    let union = 0;
    for (let index = word; index < bits.length; index += words) union |= bits[index] ?? 0;
    count += onesIn(union);
  }
  return count;
}

/** Number of ones in 32 bits (Warren, Hacker's Delight, 5–1). */
function onesIn(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
