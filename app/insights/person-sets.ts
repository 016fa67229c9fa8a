/**
 * The people of several groups, counted while attendances come in. A person may be added many times and is one; counters
 * let an attendance be taken out again.
 */
export interface PersonSets {
  /** The first `count` of the groups; each may stand there once. */
  add(groups: readonly number[], count: number, person: number): void;
  remove(groups: readonly number[], count: number, person: number): void;
  countOf(group: number): number;
  bytes(): number;
}

/** Sets that can go on in two directions. */
export interface PersonCounters extends PersonSets {
  copy(): PersonCounters;
}

/** Bits, one set a group, in one block: small and quick to fill, but nothing can be taken out and nothing grows. */
export function openPersonBits(groups: number, maxPerson: number): PersonSets {
  const words = (maxPerson >>> 5) + 1;
  const bits = new Uint32Array(groups * words);
  return {
    add(of, count, person) {
      const column = person >>> 5;
      const bit = 1 << (person & 31);
      for (let index = 0; index < count; index += 1) {
        const word = (of[index] ?? 0) * words + column;
        bits[word] = (bits[word] ?? 0) | bit;
      }
    },
    remove() {
      throw new Error('A bit does not know how often it was set.');
    },
    countOf(group) {
      let count = 0;
      for (let index = group * words, end = index + words; index < end; index += 1) {
        count += onesIn(bits[index] ?? 0);
      }
      return count;
    },
    bytes: () => bits.byteLength,
  };
}

/** Number of ones in 32 bits (Warren, Hacker's Delight, 5–1). */
function onesIn(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** From this many attendances of one person in one group on, the rest is counted elsewhere. */
const FULL = 255;

/**
 * How many attendances each person has in each group: a byte for each, those of one person side by side, since an
 * attendance changes several. They grow as people and groups come.
 */
export function openPersonCounters(groups: number, maxPerson: number): PersonCounters {
  return counters(groups, new Uint8Array(counterBytes(groups, maxPerson)), new Int32Array(groups), new Map());
}

/** `people` is how many are in each group, `beyond` what is over `FULL`, by group and person. */
function counters(
  width: number,
  counts: Uint8Array,
  people: Int32Array,
  beyond: Map<string, number>,
): PersonCounters {
  function makeRoom(group: number, person: number): void {
    const wider = group < width ? width : group + 8;
    const before = { counts, width, people };
    counts = new Uint8Array(counterBytes(wider, Math.max(person, counts.length / width)));
    people = new Int32Array(wider);
    people.set(before.people);
    if (wider === width) {
      counts.set(before.counts);
      return;
    }
    width = wider;
    for (let from = 0, to = 0; from < before.counts.length; from += before.width, to += width) {
      counts.set(before.counts.subarray(from, from + before.width), to);
    }
  }

  return {
    add(of, count, person) {
      for (let index = 0; index < count; index += 1) {
        const group = of[index] ?? 0;
        if (group >= width || person * width >= counts.length) makeRoom(group, person);
        const place = person * width + group;
        const before = counts[place] ?? 0;
        if (before === FULL) change(beyond, `${group} ${person}`, 1);
        else counts[place] = before + 1;
        if (before === 0) people[group] = (people[group] ?? 0) + 1;
      }
    },
    remove(of, count, person) {
      for (let index = 0; index < count; index += 1) {
        const group = of[index] ?? 0;
        const place = person * width + group;
        const before = counts[place] ?? 0;
        if (before === FULL && change(beyond, `${group} ${person}`, -1)) continue;
        counts[place] = before - 1;
        if (before === 1) people[group] = (people[group] ?? 0) - 1;
      }
    },
    countOf: (group) => people[group] ?? 0,
    bytes: () => counts.byteLength,
    copy: () => counters(width, counts.slice(), people.slice(), new Map(beyond)),
  };
}

/** Changes what is counted under a key; false when that would be less than nothing. */
function change(counts: Map<string, number>, key: string, by: number): boolean {
  const now = (counts.get(key) ?? 0) + by;
  if (now < 0) return false;
  counts.set(key, now);
  return true;
}

/** Bytes of the counters for people numbered up to `maxPerson`, with room for those to come. */
export function counterBytes(groups: number, maxPerson: number): number {
  return groups * (maxPerson + 64 + (maxPerson >>> 4));
}
