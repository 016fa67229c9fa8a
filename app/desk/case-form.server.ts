import { z } from 'zod';
import { isDay } from '../platform/clock.ts';
import { isPlainText } from '../platform/http/plain-text.ts';
import { textOf } from '../platform/http/read-form.server.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import type { CaseStep } from './change-case.server.ts';

const wrong = (key: string) => `desk:errors.${key}`;

/** Who has to move, until when (today or later, or the day that is `kept`), and the next step (200 characters). */
export const caseStepFields = (today: string, kept: string | null = null) => ({
  case_waiting_on: z.enum(['', 'citizen', 'provider'], wrong('case_waiting_on')),
  case_due_on: z
    .string()
    .refine(
      (text) => text === '' || text === kept || (isDay(text) && text >= today && text < '2100'),
      wrong('case_due_on'),
    ),
  case_next_step: z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => text.length <= 200 && isPlainText(text), wrong('case_next_step')),
});

/** The step a case's own page asks for. A reminder that is overdue (`dueOn`) may stay as it is while the rest is written. */
export function readCaseStep(
  form: FormData,
  today: string,
  dueOn: string | null,
): { ok: true; step: CaseStep } | { ok: false; errors: FieldErrors } {
  const schema = z.object(caseStepFields(today, dueOn));
  const names = Object.keys(schema.shape);
  const read = schema.safeParse(Object.fromEntries(names.map((name) => [name, textOf(form, name)])));
  if (!read.success) {
    const errors = read.error.issues.map((issue) => [String(issue.path[0]), { key: issue.message }]);
    return { ok: false, errors: Object.fromEntries(errors) };
  }
  const { case_waiting_on, case_due_on, case_next_step } = read.data;
  const step = {
    dueOn: case_due_on === '' ? null : case_due_on,
    nextStep: case_next_step === '' ? null : case_next_step,
  };
  return {
    ok: true,
    step:
      case_waiting_on === ''
        ? { kind: 'resumed', ...step }
        : { kind: 'waiting', waitingOn: case_waiting_on, ...step },
  };
}
