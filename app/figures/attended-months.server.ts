import type { PersonRows } from './group-columns.server.ts';
import type { MonthBlock } from './month-block.server.ts';

/** In which months people were in which groups of one grouping, all over the network: a bit for each month. */
export interface AttendedMonths {
  /** Brings these months up to date; `peopleOf` is asked for those that changed. False for more than 31 months. */
  update(blocks: readonly MonthBlock[], peopleOf: (block: MonthBlock) => PersonRows): boolean;
  /**
   * Different people of each group in whole months, and in some rows of other months; all of those are up to date.
   */
  count(groups: number, whole: readonly MonthBlock[], rows: PersonRows): Int32Array;
}

/** One bit is left for people who were counted already. */
const MOST_MONTHS = 31;
const COUNTED = 1 << MOST_MONTHS;

interface Slot {
  readonly bit: number;
  serial: number;
}

/** Nothing yet; 10 bytes for each person and group she was in, 4 for each person. */
export function openAttendedMonths(): AttendedMonths {
  let slots = new Map<string, Slot>();
  /** By person: one of her entries, from which `nextOf` leads to the others; 0 at the end. */
  let firstOf = new Int32Array(1024);
  let nextOf = new Int32Array(1024);
  let groupOf = new Uint16Array(1024);
  let monthsOf = new Int32Array(1024);
  let entries = 1;

  function entryOf(person: number, group: number): number {
    let entry = firstOf[person] ?? 0;
    while (entry !== 0 && groupOf[entry] !== group) entry = nextOf[entry] ?? 0;
    return entry;
  }

  function makeEntry(person: number, group: number): number {
    if (person >= firstOf.length) firstOf = widened(firstOf, new Int32Array(roomFor(person)));
    if (entries === nextOf.length) {
      const room = roomFor(entries);
      nextOf = widened(nextOf, new Int32Array(room));
      groupOf = widened(groupOf, new Uint16Array(room));
      monthsOf = widened(monthsOf, new Int32Array(room));
    }
    nextOf[entries] = firstOf[person] ?? 0;
    groupOf[entries] = group;
    firstOf[person] = entries;
    entries += 1;
    return entries - 1;
  }

  function renew({ person, groupOf: groups }: PersonRows, bit: number): void {
    forget(monthsOf, entries, bit);
    for (let row = 0; row < person.length; row += 1) {
      const who = person[row] ?? -1;
      if (who < 0) continue;
      const group = groups[row] ?? 0;
      const entry = entryOf(who, group) || makeEntry(who, group);
      monthsOf[entry] = (monthsOf[entry] ?? 0) | bit;
    }
  }

  return {
    update(blocks, peopleOf) {
      if (blocks.length > MOST_MONTHS) return false;
      const fresh = blocks.filter(({ month }) => !slots.has(month));
      if (slots.size + fresh.length > MOST_MONTHS) {
        slots = new Map();
        firstOf.fill(0);
        monthsOf.fill(0);
        entries = 1;
      }
      for (const block of blocks) {
        const slot = slots.get(block.month) ?? { bit: 1 << slots.size, serial: -1 };
        slots.set(block.month, slot);
        if (slot.serial === block.serial) continue;
        renew(peopleOf(block), slot.bit);
        slot.serial = block.serial;
      }
      return true;
    },
    count(groups, whole, { person, groupOf: groupsOfRows }) {
      const wanted = whole.reduce((bits, { month }) => bits | (slots.get(month)?.bit ?? 0), 0);
      const people = countEntries(groups, groupOf, monthsOf, entries, wanted);
      const counted: number[] = [];
      for (let row = 0; row < person.length; row += 1) {
        const who = person[row] ?? -1;
        if (who < 0) continue;
        const group = groupsOfRows[row] ?? 0;
        const entry = entryOf(who, group);
        if (((monthsOf[entry] ?? 0) & (wanted | COUNTED)) !== 0) continue;
        monthsOf[entry] = (monthsOf[entry] ?? 0) | COUNTED;
        people[group] = (people[group] ?? 0) + 1;
        counted.push(entry);
      }
      for (const entry of counted) monthsOf[entry] = (monthsOf[entry] ?? 0) & ~COUNTED;
      return people;
    },
  };
}

function forget(monthsOf: Int32Array, entries: number, bit: number): void {
  for (let entry = 1; entry < entries; entry += 1) monthsOf[entry] = (monthsOf[entry] ?? 0) & ~bit;
}

/** Entries of each group with one of the wanted months. */
function countEntries(
  groups: number,
  groupOf: Uint16Array,
  monthsOf: Int32Array,
  entries: number,
  wanted: number,
): Int32Array {
  // Two counts by turns: neighbours are often of one group, and a count has to be written before it is read again.
  const counts = new Int32Array(2 * groups);
  for (let entry = 1; entry < entries; entry += 1) {
    const place = (groupOf[entry] ?? 0) * 2 + (entry & 1);
    counts[place] = (counts[place] ?? 0) + (((monthsOf[entry] ?? 0) & wanted) === 0 ? 0 : 1);
  }
  return Int32Array.from(
    { length: groups },
    (_, group) => (counts[2 * group] ?? 0) + (counts[2 * group + 1] ?? 0),
  );
}

const roomFor = (last: number) => Math.max(1024, Math.ceil(last * 1.5) + 1);

function widened<C extends Int32Array | Uint16Array>(column: C, wider: C): C {
  wider.set(column);
  return wider;
}
