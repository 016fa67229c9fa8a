import type { TargetStep } from '../../db/queries/programme-targets.ts';
import { isDay } from '../platform/clock.ts';
import type { FieldError } from '../ui/field-errors.ts';

/** What a programme may have targets for, in the order in which they are read. */
export const MEASURES = ['uniques', 'accesses', 'sessions', 'sites', 'facilitators'] as const;
export type Measure = (typeof MEASURES)[number];

/** Steps a programme may have. */
export const STEPS = [1, 2, 3, 4, 5] as const;

const MOST = 50_000_000;

/** The name of the field of a step: its day, or what is to be reached by then. */
export function stepField(step: number, what: 'due' | Measure): string {
  return `step_${step}_${what}`;
}

/** The steps as the fields of the form: one row a day. */
export function stepsAsFields(targets: readonly TargetStep[]): Record<string, string> {
  const fields: Record<string, string> = {};
  const days = [...new Set(targets.map(({ due_on }) => due_on))].sort();
  for (const { measure, due_on, value } of targets) {
    const step = days.indexOf(due_on) + 1;
    fields[stepField(step, 'due')] = due_on;
    fields[stepField(step, measure)] = String(value);
  }
  return fields;
}

interface ReadSteps {
  readonly targets: readonly TargetStep[];
  readonly errors: Readonly<Record<string, FieldError>>;
}

/**
 * Reads the five rows of the form. Each row with a number has a day inside the programme (first and last day included);
 * days rise from row to row, and so does every measure.
 */
export function readSteps(
  typed: (field: string) => string,
  { starts_on, ends_on }: { readonly starts_on: string; readonly ends_on: string },
): ReadSteps {
  const targets: TargetStep[] = [];
  const errors: Record<string, FieldError> = {};
  const reached = new Map<Measure, number>();
  let lastDay = '';
  for (const step of STEPS) {
    const due = stepField(step, 'due');
    const due_on = typed(due).trim();
    const given = MEASURES.filter((measure) => typed(stepField(step, measure)).trim() !== '');
    const dayFault = faultOfDay(due_on, given.length > 0, lastDay, { starts_on, ends_on });
    if (dayFault) errors[due] = { key: dayFault };
    else if (due_on !== '') lastDay = due_on;
    for (const measure of given) {
      const field = stepField(step, measure);
      const text = typed(field).trim();
      const value = /^\d{1,8}$/.test(text) ? Number(text) : 0;
      if (value === 0 || value > MOST) errors[field] = { key: 'network:error.target_number' };
      else if (value <= (reached.get(measure) ?? 0)) errors[field] = { key: 'network:error.target_rises' };
      else {
        reached.set(measure, value);
        targets.push({ measure, due_on, value });
      }
    }
  }
  return { targets, errors };
}

function faultOfDay(
  day: string,
  isNeeded: boolean,
  lastDay: string,
  { starts_on, ends_on }: { readonly starts_on: string; readonly ends_on: string },
): string | null {
  if (day === '') return isNeeded ? 'network:error.target_day' : null;
  if (!isDay(day)) return 'ui:errors.day';
  if (!isNeeded) return 'network:error.target_missing';
  if (day < starts_on || day > ends_on) return 'network:error.target_outside';
  return day <= lastDay ? 'network:error.target_day_rises' : null;
}
