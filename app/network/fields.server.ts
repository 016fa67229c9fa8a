import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isDay } from '../platform/clock.ts';
import { isPlainText } from '../platform/http/plain-text.ts';
import { fieldsOf, textOf } from '../platform/http/read-form.server.ts';
import { isId, newId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import type { FieldError, FieldErrors } from '../ui/field-errors.ts';

/** What a form gave: the values, or what is wrong by field. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: FieldErrors };

/** What ends a line has no place in one. */
const ONE_LINE = /^[^\t\n\r\u2028\u2029]*$/;

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, 'ui:errors.too_long')
    .refine((value) => ONE_LINE.test(value) && isPlainText(value), 'ui:errors.characters')
    .normalize('NFC');

/** One line that must be there. */
export const line = (max: number) => text(max).min(1, 'ui:errors.required');

/** One line that may be empty; '' then. */
export const optionalLine = (max: number) => text(max);

/** A civil day. */
export const day = z.string().trim().refine(plausibleDay, 'ui:errors.day');

/** A civil day or nothing; null then. */
export const optionalDay = z
  .string()
  .trim()
  .refine((value) => value === '' || plausibleDay(value), 'ui:errors.day')
  .transform((value) => (value === '' ? null : value));

/** Typing slips like 0206 or 20260 are no days of this network. */
function plausibleDay(value: string): boolean {
  return isDay(value) && value >= '1990-01-01' && value <= '2099-12-31';
}

/** A whole number from 0 to `max` or nothing; null then. */
export const optionalCount = (max: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,9}$/, 'ui:errors.whole_number')
    .transform((value) => (value === '' ? null : Number(value)))
    .refine((value) => value === null || value <= max, 'ui:errors.whole_number');

/** One of a few values. */
export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, 'ui:errors.choose');

/** Reads the fields a schema names; the first mistake of each field counts. */
export function readFields<S extends z.ZodObject>(form: FormData, schema: S): Read<z.output<S>> {
  const typed = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, textOf(form, name)]));
  const read = schema.safeParse(typed);
  if (read.success) return { ok: true, value: read.data };
  const errors: Record<string, FieldError> = {};
  for (const issue of read.error.issues) {
    const field = String(issue.path[0]);
    errors[field] ??=
      issue.code === 'too_big'
        ? { key: issue.message, words: { max: Number(issue.maximum) } }
        : { key: issue.message };
  }
  return { ok: false, errors };
}

const ECHO_LIMIT = 5000;

/** What was typed, to be shown again; a hundred kilobytes are not sent back. */
export function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries(fieldsOf(form).map(([name, value]) => [name, value.slice(0, ECHO_LIMIT)]));
}

/** How much of an id says when its form was opened; what follows is there to be different. */
const TIME_LENGTH = 'xxxxxxxx-xxxx-7'.length;

/**
 * The id of what a new form makes, of the id the form brought and of all it says: the same form makes one thing however
 * often it comes, and another one when somebody went back and wrote something else. Throws 404 for what cannot be an id.
 */
export function newIdFrom(form: FormData): string {
  const opened = idFrom(textOf(form, 'id') || newId());
  const hash = createHash('sha256')
    .update(JSON.stringify([opened, fieldsOf(form)]))
    .digest('hex');
  return `${opened.slice(0, TIME_LENGTH)}${hash.slice(0, 3)}-a${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}

/** An id from the address; throws 404 for what cannot be one. */
export function idFrom(param: string | undefined): string {
  if (param === undefined || !isId(param)) throw notFound();
  return param;
}

/** A record that must be there; throws 404 otherwise: unknown and forbidden look the same. */
export function found<T>(record: T | undefined): T {
  if (record === undefined) throw notFound();
  return record;
}
