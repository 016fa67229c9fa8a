/**
 * Numbers of a process for people, in the order in which they were first seen: people of a site stand together, and what
 * is remembered of them lies in neighbouring memory.
 */
export interface PersonNumbers {
  /** The number, from 0, of whoever has this number in the database. */
  numberOf(personNo: number): number;
  readonly size: number;
}

const FIRST_ROOM = 1024;

/** Nobody seen yet; 4 bytes for every number in the database. */
export function openPersonNumbers(): PersonNumbers {
  /** One more than the number; zero where nobody was seen. */
  let numbers = new Int32Array(FIRST_ROOM);
  let size = 0;
  return {
    numberOf(personNo) {
      if (personNo >= numbers.length) {
        const wider = new Int32Array(Math.max(personNo + 1, numbers.length * 2));
        wider.set(numbers);
        numbers = wider;
      }
      const known = numbers[personNo] ?? 0;
      if (known > 0) return known - 1;
      size += 1;
      numbers[personNo] = size;
      return size - 1;
    },
    get size() {
      return size;
    },
  };
}
