import { z } from 'zod';
import { textOf } from '../platform/http/read-form.server.ts';
import { isId, newId } from '../platform/ids.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { WAYS } from './ways.ts';

const startForm = z.object({
  /** Made by the page, so that a double click begins one questionnaire. */
  id: z.literal('').transform(newId).or(z.string().refine(isId)),
  instrument: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  session: z
    .literal('')
    .transform(() => null)
    .or(z.string().refine(isId)),
  way: z
    .literal('')
    .transform(() => 'desk' as const)
    .or(z.enum(WAYS)),
  /** Somebody was told that the person has done it today, and goes on. */
  again: z.boolean(),
});

export type StartForm = z.infer<typeof startForm>;

/** Reads the form that begins a questionnaire. */
export function readStartForm(
  form: FormData,
): { ok: true; value: StartForm } | { ok: false; errors: FieldErrors } {
  const read = startForm.safeParse({
    id: textOf(form, 'id'),
    instrument: textOf(form, 'instrument'),
    session: textOf(form, 'session'),
    way: textOf(form, 'way'),
    again: textOf(form, 'again') === '1',
  });
  if (read.success) return { ok: true, value: read.data };
  const fields = new Set(read.error.issues.map((issue) => String(issue.path[0])));
  return {
    ok: false,
    errors: Object.fromEntries([...fields].map((field) => [field, { key: `surveys:start.wrong.${field}` }])),
  };
}
