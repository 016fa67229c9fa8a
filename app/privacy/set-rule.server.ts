import { z } from 'zod';
import { insertRetentionRule } from '../../db/queries/retention.ts';
import type { Call } from '../access/gate.server.ts';
import { day, type Read, readFields } from '../network/fields.server.ts';
import { audit } from '../platform/audit.server.ts';
import { BOUNDS, RETENTION_KINDS } from './retention-rules.ts';

const Fields = z.object({
  kind: z.enum(RETENTION_KINDS, 'privacy:retention.wrong.kind'),
  amount: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, 'privacy:retention.wrong.amount')
    .transform(Number),
  valid_from: day,
});

/** Reads a new rule: within the bounds of its kind, from today on at the earliest. */
export function readRule(form: FormData, today: string): Read<z.output<typeof Fields>> {
  const read = readFields(form, Fields);
  if (!read.ok) return read;
  const { kind, amount, valid_from } = read.value;
  const { unit, least, most } = BOUNDS[kind];
  const errors = {
    ...(amount < least || amount > most
      ? { amount: { key: `privacy:retention.wrong.${unit}`, words: { least, most } } }
      : {}),
    ...(valid_from < today ? { valid_from: { key: 'privacy:retention.wrong.past' } } : {}),
  };
  return Object.keys(errors).length > 0 ? { ok: false, errors } : read;
}

/** Sets a rule from a day on, under the id its form brought and once; the earlier ones stay as they were. */
export async function setRule(
  { app, actor, now }: Call,
  id: string,
  rule: { readonly kind: (typeof RETENTION_KINDS)[number]; amount: number; valid_from: string },
): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    const row = { id, ...rule, set_by: actor.staffId, set_at: now.toISOString() };
    if (!(await insertRetentionRule(trx, row))) return;
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'retention.set',
      subjectKind: 'retention',
      subjectId: id,
      detail: { ...rule },
    });
  });
}
