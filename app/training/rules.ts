import { addDays, addMonths } from '../platform/clock.ts';

export const MODULE_STATES = ['missing', 'expired', 'expiring', 'done'] as const;
export type ModuleState = (typeof MODULE_STATES)[number];

/** From so many days before a module runs out it is time to repeat it. */
const EXPIRING_DAYS = 60;

/** The last day a module learned on a day holds, for so many months; null = for good. */
export function lastDayOf(doneOn: string, validMonths: number | null): string | null {
  return validMonths === null ? null : addDays(addMonths(doneOn, validMonths), -1);
}

/** How a module stands that was learned (null: never) and holds until a day (null: for good). */
export function stateOf(record: { readonly expires_on: string | null } | null, today: string): ModuleState {
  if (record === null) return 'missing';
  if (record.expires_on === null) return 'done';
  if (today > record.expires_on) return 'expired';
  return addDays(today, EXPIRING_DAYS) >= record.expires_on ? 'expiring' : 'done';
}

/** The state that needs most attention among several; `done` when there is nothing to do. */
export function worstState(states: readonly ModuleState[]): ModuleState {
  return MODULE_STATES.find((state) => states.includes(state)) ?? 'done';
}
