import type { Dictionary } from './dictionary.ts';

/** The group everybody is in. */
export const EVERYBODY = 0;

/** The numbers of groups by code or word, given as they come. */
export interface GroupNumbers {
  next: number;
  readonly topics: number[];
  readonly ageBands: number[];
  readonly genders: number[];
  readonly months: Map<string, number>;
  readonly sites: Map<string, number>;
}

/** A group nobody had before. */
export function nextGroup(groups: GroupNumbers): number {
  groups.next += 1;
  return groups.next - 1;
}

/** Gives every word a group that has none yet. */
export function numberAll(groups: GroupNumbers, numbers: number[], words: Dictionary): void {
  while (numbers.length < words.size) numbers.push(nextGroup(groups));
}

/** The number of a key, a new one the first time. */
export function numberOf(numbers: Map<string, number>, key: string, next: () => number): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const number = next();
  numbers.set(key, number);
  return number;
}

/** Only everybody has a group. */
export function openGroupNumbers(): GroupNumbers {
  return { next: EVERYBODY + 1, topics: [], ageBands: [], genders: [], months: new Map(), sites: new Map() };
}
