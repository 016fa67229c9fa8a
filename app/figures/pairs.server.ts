/** Pairs of a person and a group. */
export interface Pairs {
  /** False when the pair is there already. */
  add(person: number, group: number): boolean;
  clear(): void;
}

const FIRST_PLACES = 1024;
/** Of the places; beyond it, looking for a free one takes long. */
const FULL = 0.5;
/** Groups have numbers below it. */
const GROUPS = 65_536;

/** No pair yet: one table of places found by hashing, open addressing. */
export function openPairs(): Pairs {
  let keys = new Float64Array(FIRST_PLACES);
  let used = 0;

  /** Where a key is or would be (Knuth, multiplicative hashing, then the next places). */
  function placeOf(key: number, person: number, group: number): number {
    const mixed = Math.imul(person, 0x9e37_79b1) ^ Math.imul(group, 0x85eb_ca6b);
    let place = (mixed ^ (mixed >>> 15)) & (keys.length - 1);
    while (keys[place] !== 0 && keys[place] !== key) place = (place + 1) & (keys.length - 1);
    return place;
  }

  function makeRoom(): void {
    const before = keys;
    keys = new Float64Array(before.length * 2);
    for (const key of before) {
      if (key !== 0) keys[placeOf(key, Math.floor((key - 1) / GROUPS), (key - 1) % GROUPS)] = key;
    }
  }

  return {
    add(person, group) {
      // Never zero: zero is a free place.
      const key = person * GROUPS + group + 1;
      const place = placeOf(key, person, group);
      if (keys[place] === key) return false;
      keys[place] = key;
      used += 1;
      if (used > keys.length * FULL) makeRoom();
      return true;
    },
    clear() {
      if (used > 0) keys.fill(0);
      used = 0;
    },
  };
}
