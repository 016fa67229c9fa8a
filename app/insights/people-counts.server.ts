import type { GroupedRows } from './count-groups.server.ts';

/**
 * How many attendances each person has in each group, so that an attendance can be taken out again and a person is in a
 * group while her number there is not zero. One table of places found by hashing: most people are in few groups.
 */
export interface PeopleCounts {
  /** Counts rows in (`sign` 1) or out (−1). */
  add(rows: GroupedRows, sign: 1 | -1): void;
  /** Different people of a group. */
  countOf(group: number): number;
  bytes(): number;
}

const FIRST_PLACES = 1024;
/** Of the places; beyond it, looking for a free one takes long. */
const FULL = 0.6;
/** A key is group and person in 32 bits, and never zero. */
const KEYS = 2 ** 32 - 1;

/** True when so many groups and people have keys of their own. */
export function haveKeys(groups: number, people: number): boolean {
  return groups * people < KEYS;
}

/** Nobody yet; person numbers stay below `people`, and `haveKeys` holds. */
export function openPeopleCounts(people: number): PeopleCounts {
  let keys = new Uint32Array(FIRST_PLACES);
  let counts = new Uint16Array(FIRST_PLACES);
  let used = 0;
  let shift = 32 - Math.log2(FIRST_PLACES);
  const inGroup: number[] = [];

  /** Where a key is or would be (Knuth, multiplicative hashing, then the next places). */
  function placeOf(key: number): number {
    let place = Math.imul(key, 0x9e3779b1) >>> shift;
    while (keys[place] !== key && keys[place] !== 0) place = (place + 1) & (keys.length - 1);
    return place;
  }

  function makeRoom(): void {
    const before = { keys, counts };
    keys = new Uint32Array(before.keys.length * 2);
    counts = new Uint16Array(keys.length);
    shift -= 1;
    used = 0;
    for (const [index, key] of before.keys.entries()) {
      const count = before.counts[index] ?? 0;
      if (count === 0) continue;
      const place = placeOf(key);
      keys[place] = key;
      counts[place] = count;
      used += 1;
    }
  }

  return {
    add({ count, person, groupOf }, sign) {
      for (let row = 0; row < count; row += 1) {
        const who = person[row] ?? -1;
        if (who < 0) continue;
        const group = groupOf[row] ?? 0;
        const key = group * people + who + 1;
        let place = placeOf(key);
        if (keys[place] === 0) {
          if (used >= keys.length * FULL) {
            makeRoom();
            place = placeOf(key);
          }
          keys[place] = key;
          used += 1;
        }
        const before = counts[place] ?? 0;
        counts[place] = before + sign;
        if (before === 0) inGroup[group] = (inGroup[group] ?? 0) + 1;
        else if (before + sign === 0) inGroup[group] = (inGroup[group] ?? 0) - 1;
      }
    },
    countOf: (group) => inGroup[group] ?? 0,
    bytes: () => keys.length * 6,
  };
}
