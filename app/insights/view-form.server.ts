import { isPlainText } from '../platform/http/plain-text.ts';
import { textOf } from '../platform/http/read-form.server.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { SHARE_DAYS } from './share-days.ts';

const LONGEST_NAME = 80;

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: FieldErrors };

/** The name of a view and whether colleagues find it. */
export interface ViewValues {
  readonly name: string;
  readonly shared: 0 | 1;
}

/** Reads the form of a view. */
export function readViewForm(form: FormData): Read<ViewValues> {
  const name = nameOf(form, 'name');
  if (!name.ok) return name;
  return { ok: true, value: { name: name.value, shared: textOf(form, 'shared') === '1' ? 1 : 0 } };
}

export interface ShareValues {
  readonly title: string;
  readonly days: number;
}

/** Reads the form of a public address. */
export function readShareForm(form: FormData): Read<ShareValues> {
  const title = nameOf(form, 'title');
  const days = SHARE_DAYS.find((known) => known === textOf(form, 'days'));
  if (title.ok && days) return { ok: true, value: { title: title.value, days: Number(days) } };
  return {
    ok: false,
    errors: {
      ...(title.ok ? {} : title.errors),
      ...(days ? {} : { days: { key: 'views:errors.days' } }),
    },
  };
}

function nameOf(form: FormData, field: 'name' | 'title'): Read<string> {
  const text = textOf(form, field).trim().replace(/\s+/g, ' ');
  const fault =
    text === ''
      ? `${field}.empty`
      : text.length > LONGEST_NAME
        ? `${field}.long`
        : isPlainText(text)
          ? null
          : 'notPlain';
  return fault
    ? { ok: false, errors: { [field]: { key: `views:errors.${fault}`, words: { most: LONGEST_NAME } } } }
    : { ok: true, value: text };
}
