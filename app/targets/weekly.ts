import type { Measure } from '../network/target-steps.ts';

/** Measures that grow from week to week by what people do, so that weeks say how it goes on; metrics of the dashboard. */
export const WEEKLY = ['uniques', 'accesses', 'sessions'] as const satisfies readonly Measure[];
export type Weekly = (typeof WEEKLY)[number];

/** True for a measure that grows from week to week. */
export function isWeekly(measure: Measure): measure is Weekly {
  return WEEKLY.some((one) => one === measure);
}
