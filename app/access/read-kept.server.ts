import { z } from 'zod';
import { safeNext } from '../platform/http/read-form.server.ts';
import type { KeptForm } from '../platform/problem.ts';

const Kept = z.object({
  action: z.string(),
  fields: z.array(z.tuple([z.string(), z.string()])).max(500),
});

/** The form a person was sending when the sign-in ran out; null when there was none or it is not one of ours. */
export function readKept(text: string): KeptForm | null {
  if (text === '') return null;
  try {
    const kept = Kept.parse(JSON.parse(text));
    return safeNext(kept.action) === kept.action ? kept : null;
  } catch {
    return null;
  }
}
