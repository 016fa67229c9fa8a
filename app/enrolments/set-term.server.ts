import { z } from 'zod';
import { type EnrolmentTerm, upsertEnrolmentTerm } from '../../db/queries/enrolment-dues.ts';
import type { Call } from '../access/gate.server.ts';
import { day, type Read, readFields } from '../network/fields.server.ts';
import { audit } from '../platform/audit.server.ts';
import type { FieldError } from '../ui/field-errors.ts';
import { TERM_FIELDS } from './term-fields.ts';

/** A number as it is typed: what is none is out of every range. */
const number = z
  .string()
  .trim()
  .transform((text) => (/^\d{1,4}$/.test(text) ? Number(text) : Number.NaN));

const Fields = z.object({
  valid_from: day,
  confirm_hours: number,
  call_hours: number,
  offer_hours: number,
  remind_days: number,
  contact_days: number,
});

type Term = Omit<EnrolmentTerm, 'set_by' | 'set_at'>;

/** Reads what is to hold for enrolments, from tomorrow on at the earliest. */
export function readTerm(form: FormData, today: string): Read<Term> {
  const read = readFields(form, Fields);
  if (!read.ok) return read;
  const errors: Record<string, FieldError> = {};
  if (read.value.valid_from <= today) errors.valid_from = { key: 'network:error.not_in_future' };
  for (const { name, least, most } of TERM_FIELDS) {
    const value = read.value[name];
    if (!(value >= least && value <= most)) {
      errors[name] = { key: 'enrolments:wrong.term', words: { least, most } };
    }
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : read;
}

/** Sets how long seats are kept from a day to come; what was set for that very day before is replaced. */
export async function setTerm({ app, actor, now }: Call, term: Term): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    await upsertEnrolmentTerm(trx, { ...term, set_by: actor.staffId, set_at: now.toISOString() });
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'enrolment_term.set',
      subjectKind: 'enrolment_term',
      subjectId: term.valid_from,
      detail: { ...term },
    });
  });
}
