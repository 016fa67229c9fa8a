import { startOf } from './block-columns.ts';
import { openPairs, type Pairs } from './pairs.server.ts';
import type { SelectedRows } from './selected-rows.server.ts';

/**
 * Who was seen in which group. Of few groups there is a bit for each person and group; of many, the group where somebody
 * was first seen stands beside her number, and the few who were seen in others too are in a table.
 */
interface PersonGroups {
  /** Nobody yet, in so many groups. */
  open(rows: SelectedRows, groups: number): void;
  /** Each row in its group. */
  add(rows: SelectedRows, groupOf: Uint16Array): void;
  /** Each row in the groups of the topics of its session. */
  addTopics(rows: SelectedRows): void;
  /** Different people of a group. */
  countOf(group: number): number;
}

/** With more groups most bits would be of groups nobody else of a place is in. */
const MOST_BITS = 128;
const WORD = 32;

/** Opens the memory of people; it stays as large as the largest question was. */
export function openPersonGroups(): PersonGroups {
  const pairs = openPairs();
  let seen = new Uint32Array(0);
  let people = new Int32Array(0);
  let width = 0;

  return {
    open({ parts }, groups) {
      const numbers = parts.reduce((most, { block }) => Math.max(most, block.maxPerson), -1) + 1;
      width = groups <= MOST_BITS ? groups : 0;
      const words = width > 0 ? Math.ceil((numbers * width) / WORD) : numbers;
      if (seen.length < words) seen = new Uint32Array(words);
      else seen.fill(0, 0, words);
      if (people.length < groups) people = new Int32Array(groups);
      else people.fill(0, 0, groups);
      pairs.clear();
    },
    add({ count, person }, groupOf) {
      if (width > 0) addBits(seen, people, width, count, person, groupOf);
      else addHomes(seen, people, pairs, count, person, groupOf);
    },
    addTopics({ person, visitAt, parts }) {
      for (const { block, first, end } of parts) {
        const { topicEnd, topics } = block;
        for (let row = first; row < end; row += 1) {
          const who = person[row] ?? -1;
          if (who < 0) continue;
          const visit = visitAt[row] ?? 0;
          const last = topicEnd[visit] ?? 0;
          for (let topic = startOf(topicEnd, visit); topic < last; topic += 1) {
            if (width > 0) seeBit(seen, people, width, who, topics[topic] ?? 0);
            else seeHome(seen, people, pairs, who, topics[topic] ?? 0);
          }
        }
      }
    },
    countOf: (group) => people[group] ?? 0,
  };
}

function addBits(
  seen: Uint32Array,
  people: Int32Array,
  width: number,
  count: number,
  person: Int32Array,
  groupOf: Uint16Array,
): void {
  for (let row = 0; row < count; row += 1) {
    const who = person[row] ?? -1;
    if (who >= 0) seeBit(seen, people, width, who, groupOf[row] ?? 0);
  }
}

function addHomes(
  seen: Uint32Array,
  people: Int32Array,
  pairs: Pairs,
  count: number,
  person: Int32Array,
  groupOf: Uint16Array,
): void {
  for (let row = 0; row < count; row += 1) {
    const who = person[row] ?? -1;
    if (who >= 0) seeHome(seen, people, pairs, who, groupOf[row] ?? 0);
  }
}

function seeBit(seen: Uint32Array, people: Int32Array, width: number, who: number, group: number): void {
  const place = who * width + group;
  const before = seen[place >>> 5] ?? 0;
  const bit = 1 << (place & 31);
  if ((before & bit) !== 0) return;
  seen[place >>> 5] = before | bit;
  people[group] = (people[group] ?? 0) + 1;
}

function seeHome(seen: Uint32Array, people: Int32Array, pairs: Pairs, who: number, group: number): void {
  const home = seen[who] ?? 0;
  if (home === group + 1) return;
  if (home === 0) seen[who] = group + 1;
  else if (!pairs.add(who, group)) return;
  people[group] = (people[group] ?? 0) + 1;
}
