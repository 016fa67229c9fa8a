import { z } from 'zod';
import { day, line, type Read, readFields, typedIn } from '../network/fields.server.ts';
import { fileOf, readUpload } from '../platform/http/read-form.server.ts';
import type { FieldError } from '../ui/field-errors.ts';
import type { Faults } from './faults.ts';

const NO_FILE: FieldError = { key: 'references:error.no_file' };

const Origin = z.object({ source: line(200), retrieved_on: day });

interface Upload<T> {
  readonly read: Read<T>;
  /** To be shown again; the file has to be chosen again. */
  readonly typed: Readonly<Record<string, string>>;
}

/** A posted file with where it comes from and the day it was taken from there. */
interface PopulationUpload {
  readonly bytes: Uint8Array;
  readonly source: string;
  readonly retrievedOn: string;
}

/** The form that brings a population. */
export async function readPopulationUpload(
  request: Request,
  today: string,
): Promise<Upload<PopulationUpload>> {
  const form = await readUpload(request);
  const bytes = await fileOf(form, 'file');
  const read = readFields(form, Origin);
  const errors: Record<string, FieldError> = bytes ? {} : { file: NO_FILE };
  if (!read.ok) Object.assign(errors, read.errors);
  else if (read.value.retrieved_on > today) errors.retrieved_on = { key: 'references:error.in_future' };
  const typed = typedIn(form);
  if (!bytes || !read.ok || Object.keys(errors).length > 0) return { read: { ok: false, errors }, typed };
  const { source, retrieved_on } = read.value;
  return { read: { ok: true, value: { bytes, source, retrievedOn: retrieved_on } }, typed };
}

/** A form with nothing but the file; without one, what `ImportPage` answers. */
export async function readTableUpload(request: Request) {
  const bytes = await fileOf(await readUpload(request), 'file');
  if (bytes) return { ok: true, bytes } as const;
  return { ok: false, errors: { file: NO_FILE }, faults: null } as const;
}

/** What `ImportPage` answers to a file with mistakes. */
export function withFaults(faults: Faults) {
  return { errors: { file: { key: 'references:error.faults', words: { count: faults.count } } }, faults };
}
