import { z } from 'zod';
import { textOf } from '../platform/http/read-form.server.ts';
import { day, type Read, readFields } from './fields.server.ts';

const Fields = z.object({ last_day: day });

/** The last day of something that ends; null when the form takes an ending back. */
export function readEnding(form: FormData): Read<string | null> {
  if (textOf(form, 'take_back') === '1') return { ok: true, value: null };
  const read = readFields(form, Fields);
  return read.ok ? { ok: true, value: read.value.last_day } : read;
}
