import { startOf } from './month-block.server.ts';
import type { SelectedPart, SelectedRows } from './selected-rows.server.ts';

/**
 * Who was seen in which group. Few groups are bits beside the number of the person; of many, the group where somebody was
 * first seen stands there, and the few people seen elsewhere too are looked up in a table.
 */
export interface PersonGroups {
  /** Nobody yet, in so many groups. */
  open(rows: SelectedRows, groups: number): void;
  add(part: SelectedPart, headAt: Uint32Array, at: Uint32Array, codes: Uint16Array, base: number): void;
  addTopics(part: SelectedPart, headAt: Uint32Array, visitAt: Uint32Array): void;
  /** Different people of each group; after it, `open` comes first again. */
  close(rows: SelectedRows): Int32Array;
}

/** Four words of bits a person; with more groups most bits would be of groups nobody else of a place is in. */
const MOST_BITS = 128;
const WORD = 32;
const FIRST_PLACES = 1024;
/** Of the places of the table; beyond it, looking for a free one takes long. */
const FULL = 0.5;
/** With fewer rows than this share of the words, those are wiped that were written. */
const FEW = 1 / 8;

/** Opens the memory of people; it stays as large as the largest question was. */
export function openPersonGroups(): PersonGroups {
  let seen = new Uint32Array(0);
  let elsewhere = new Float64Array(FIRST_PLACES);
  let used = 0;
  let words = 0;
  let numbers = 0;
  let people = new Int32Array(0);

  function see(who: number, group: number): void {
    if (words > 0) {
      const place = who * words + (group >>> 5);
      const before = seen[place] ?? 0;
      const bit = (1 << (group & 31)) >>> 0;
      if ((before & bit) !== 0) return;
      seen[place] = before | bit;
    } else {
      const home = seen[who] ?? 0;
      if (home === group + 1) return;
      if (home === 0) seen[who] = group + 1;
      else if (!isFirstElsewhere(who, group)) return;
    }
    people[group] = (people[group] ?? 0) + 1;
  }

  /** True where this person was not in the table for this group (open addressing, then the next places). */
  function isFirstElsewhere(person: number, group: number): boolean {
    // Never zero: zero is a free place.
    const key = group * numbers + person + 1;
    let place = placeOf(key);
    while (elsewhere[place] !== 0) {
      if (elsewhere[place] === key) return false;
      place = (place + 1) & (elsewhere.length - 1);
    }
    elsewhere[place] = key;
    used += 1;
    if (used > elsewhere.length * FULL) widen();
    return true;
  }

  /** Knuth, multiplicative hashing. */
  function placeOf(key: number): number {
    const mixed = Math.imul(key % 0x7fff_ffff, 0x9e37_79b1);
    return (mixed ^ (mixed >>> 15)) & (elsewhere.length - 1);
  }

  function widen(): void {
    const before = elsewhere;
    elsewhere = new Float64Array(before.length * 2);
    for (const key of before) {
      if (key === 0) continue;
      let place = placeOf(key);
      while (elsewhere[place] !== 0) place = (place + 1) & (elsewhere.length - 1);
      elsewhere[place] = key;
    }
  }

  return {
    open(rows, groups) {
      numbers = rows.parts.reduce((most, { block }) => Math.max(most, block.maxPerson), -1) + 1;
      words = groups <= MOST_BITS ? Math.ceil(groups / WORD) : 0;
      const size = numbers * Math.max(words, 1);
      if (seen.length < size) seen = new Uint32Array(size);
      people = new Int32Array(groups);
    },
    add({ block: { person }, first, end }, headAt, at, codes, base) {
      for (let row = first; row < end; row += 1) {
        const who = person[headAt[row] ?? 0] ?? -1;
        if (who >= 0) see(who, base + (codes[at[row] ?? 0] ?? 0));
      }
    },
    addTopics({ block: { person, topicEnd, topics }, first, end }, headAt, visitAt) {
      for (let row = first; row < end; row += 1) {
        const who = person[headAt[row] ?? 0] ?? -1;
        if (who < 0) continue;
        const visit = visitAt[row] ?? 0;
        const last = topicEnd[visit] ?? 0;
        for (let topic = startOf(topicEnd, visit); topic < last; topic += 1) see(who, topics[topic] ?? 0);
      }
    },
    close({ count, parts, headAt }) {
      const width = Math.max(words, 1);
      if (count * width > numbers * width * FEW) {
        seen.fill(0, 0, numbers * width);
      } else {
        for (const { block, first, end } of parts) {
          for (let row = first; row < end; row += 1) {
            const who = block.person[headAt[row] ?? 0] ?? -1;
            for (let word = 0; who >= 0 && word < width; word += 1) seen[who * width + word] = 0;
          }
        }
      }
      if (used > 0) elsewhere = new Float64Array(FIRST_PLACES);
      used = 0;
      return people;
    },
  };
}
