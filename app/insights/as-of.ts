import type { Call } from '../access/gate.server.ts';
import { civil } from '../platform/clock.ts';

/** The instant figures are of, and its civil day and time: now, unless they stand from earlier on (ms since 1970). */
export function instantOf(
  { app, now, today, time }: Pick<Call, 'app' | 'now' | 'today' | 'time'>,
  asOf: number | null,
): Pick<Call, 'now' | 'today' | 'time'> {
  if (asOf === null) return { now, today, time };
  const instant = new Date(asOf);
  const { day, time: then } = civil(instant, app.timeZone);
  return { now: instant, today: day, time: then };
}
