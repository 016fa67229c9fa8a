import { z } from 'zod';
import { textOf } from '../platform/http/read-form.server.ts';
import { day, type Read, readFields } from './fields.server.ts';

const Fields = z.object({ last_day: day });

/** The last day of something that ends. */
export function readLastDay(form: FormData): Read<string> {
  const read = readFields(form, Fields);
  return read.ok ? { ok: true, value: read.value.last_day } : read;
}

/** The last day; null when the form takes an ending back. */
export function readEnding(form: FormData): Read<string | null> {
  return textOf(form, 'take_back') === '1' ? { ok: true, value: null } : readLastDay(form);
}
