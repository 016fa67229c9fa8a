import type { BaselineRows } from './baseline-rows.ts';
import { type HeadDimension, VISIT_DIMENSIONS, type VisitDimension } from './participation.ts';

/** What is kept by session: its dimensions, and where it was. */
export const BLOCK_VISITS = [...VISIT_DIMENSIONS, 'site'] as const;

/**
 * Sessions with what belongs to them, as columns; codes are those of the dictionaries of the process. The attendances of
 * session `s` are the rows from `headEnd[s - 1]` (0 for the first) to `headEnd[s]`, its topics likewise.
 */
export interface BlockColumns {
  /** Day of the month, 1–31. */
  readonly sessionDay: Uint8Array;
  readonly sessionMinutes: Uint16Array;
  readonly headEnd: Uint32Array;
  readonly topicEnd: Uint32Array;
  readonly topics: Uint16Array;
  readonly visit: Readonly<Record<VisitDimension | 'site', Uint16Array>>;
  /** Number of the person in the process; −1 for an anonymous head. */
  readonly person: Int32Array;
  /** `IS_NEW`, `WITH_CODE`, `IDENTIFIED` and `IN_GROUP`. */
  readonly flags: Uint8Array;
  readonly head: Readonly<Record<HeadDimension, Uint16Array>>;
  readonly baselines: BaselineRows;
}

/** Where the rows of `index` begin, given where the rows of each end. */
export function startOf(ends: Uint32Array, index: number): number {
  return index === 0 ? 0 : (ends[index - 1] ?? 0);
}
