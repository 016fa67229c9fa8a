import type { Call } from '../access/gate.server.ts';
import { newIdFrom } from '../network/fields.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { newId } from '../platform/ids.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import type { AskedView } from './asked-view.tsx';
import { askedInWords } from './figure-file.server.ts';
import { loadSelection, type Selection } from './load-selection.server.ts';
import type { FilterReading } from './read-filter.ts';
import type { Read } from './view-form.server.ts';

/** The view the address asks for, as a page shows it beside the form that keeps it. */
export function askedView(call: Call, selection: Selection): AskedView {
  const { reading } = selection;
  const shown = { formId: newId(), search: call.url.search };
  return reading.ok
    ? { ...shown, words: askedInWords(call, selection, reading) }
    : { ...shown, errors: reading.errors };
}

/** A sent form that keeps what its address asks. An address that asks wrongly is no fault of the form: its page says it. */
type SentView<T> = { readonly form: FormData } & (
  | {
      readonly ok: true;
      readonly id: string;
      readonly reading: Extract<FilterReading, { ok: true }>;
      readonly values: T;
    }
  | { readonly ok: false; readonly errors: FieldErrors | undefined }
);

/** Reads the form with `read`, and what its address asks. */
export async function readSentView<T>(call: Call, read: (form: FormData) => Read<T>): Promise<SentView<T>> {
  const form = await readForm(call.request);
  const values = read(form);
  const { reading } = await loadSelection(call);
  if (!values.ok) return { ok: false, form, errors: values.errors };
  if (!reading.ok) return { ok: false, form, errors: undefined };
  return { ok: true, form, id: newIdFrom(form), reading, values: values.value };
}
