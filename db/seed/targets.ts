import type { ProgrammeTargetTable } from '../schema/programme-target.ts';
import { addDays } from './calendar.ts';

/** What the demo programme was to reach by today beside what it did: people a little behind, the rest on pace. */
const PLANNED = { uniques: 1.06, sessions: 0.97, sites: 1, facilitators: 1 } as const;
const STEPS = 3;

/** Targets of the demo programme in three steps, made so that the page has something to tell. */
export function makeTargets(
  programme: { readonly id: string; readonly starts_on: string; readonly ends_on: string },
  today: string,
  reached: Readonly<Record<keyof typeof PLANNED, number>>,
): ProgrammeTargetTable[] {
  const days = daysFrom(programme.starts_on, programme.ends_on) + 1;
  const gone = daysFrom(programme.starts_on, today) / days;
  return (['uniques', 'sessions', 'sites', 'facilitators'] as const).flatMap((measure) => {
    const isPlace = measure === 'sites' || measure === 'facilitators';
    const last = Math.max(STEPS, Math.round((reached[measure] * PLANNED[measure]) / (isPlace ? 1 : gone)));
    return Array.from({ length: STEPS }, (_, index) => ({
      programme_id: programme.id,
      measure,
      due_on: addDays(programme.starts_on, Math.round((days * (index + 1)) / STEPS) - 1),
      value: Math.ceil((last * (index + 1)) / STEPS),
    }));
  });
}

function daysFrom(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}
