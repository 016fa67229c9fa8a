import type { BlockColumns } from './block-columns.ts';

/** What there is lies within these; they may be wider, after something is gone. */
export interface Bounds {
  /** No person number is above it. */
  readonly maxPerson: number;
  /** Days of the month, both included. */
  readonly firstDay: number;
  readonly lastDay: number;
}

const NOTHING: Bounds = { maxPerson: -1, firstDay: Number.POSITIVE_INFINITY, lastDay: 0 };

/** Those of one site, whose sessions and baselines are in order of day. */
export function boundsOf({ person, sessionDay, baselines }: BlockColumns): Bounds {
  let maxPerson = -1;
  for (let head = 0; head < person.length; head += 1) maxPerson = Math.max(maxPerson, person[head] ?? -1);
  const ofDays = [sessionDay, baselines.day].map((days) => ({
    maxPerson,
    firstDay: days[0] ?? NOTHING.firstDay,
    lastDay: days.at(-1) ?? NOTHING.lastDay,
  }));
  return boundsAround(ofDays);
}

/** Those of all of them. */
export function boundsAround(all: Iterable<Bounds>): Bounds {
  let { maxPerson, firstDay, lastDay } = NOTHING;
  for (const bounds of all) {
    maxPerson = Math.max(maxPerson, bounds.maxPerson);
    firstDay = Math.min(firstDay, bounds.firstDay);
    lastDay = Math.max(lastDay, bounds.lastDay);
  }
  return { maxPerson, firstDay, lastDay };
}
