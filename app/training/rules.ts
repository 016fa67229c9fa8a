import { addDays, addMonths } from '../platform/clock.ts';

export const MODULE_STATES = ['missing', 'expired', 'expiring', 'done'] as const;
export type ModuleState = (typeof MODULE_STATES)[number];

/** From so many days before a module runs out it is time to repeat it. */
export const EXPIRING_DAYS = 60;

/** How a module stands. */
export interface ModuleStanding {
  readonly state: ModuleState;
  /** The last day it holds; null while it was never done, or holds for good. */
  readonly validUntil: string | null;
}

/** Where somebody stands with a module last done on a day (null: never) that holds so many months (null: for good). */
export function standingOf(doneOn: string | null, validMonths: number | null, today: string): ModuleStanding {
  if (doneOn === null) return { state: 'missing', validUntil: null };
  if (validMonths === null) return { state: 'done', validUntil: null };
  const validUntil = addDays(addMonths(doneOn, validMonths), -1);
  if (today > validUntil) return { state: 'expired', validUntil };
  return { state: addDays(today, EXPIRING_DAYS) >= validUntil ? 'expiring' : 'done', validUntil };
}

/** The state that needs most attention among several; `done` when there is nothing to do. */
export function worstState(states: readonly ModuleState[]): ModuleState {
  return MODULE_STATES.find((state) => states.includes(state)) ?? 'done';
}
