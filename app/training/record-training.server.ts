import { findModule, insertRecord } from '../../db/queries/training.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { isDay } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { lastDayOf } from './rules.ts';

/** Notes that somebody in reach learned a module elsewhere on a day; what is wrong with the form, if anything. */
export async function recordTraining(
  { app, actor, today, now }: Call,
  staffId: string,
  typed: { readonly module: string; readonly day: string },
): Promise<FieldErrors | undefined> {
  const module = await findModule(app.db, typed.module);
  if (!module || module.ended_on !== null) return { module: { key: 'training:errors.module' } };
  if (!isDay(typed.day) || typed.day > today) return { day: { key: 'training:errors.day' } };
  await app.db.transaction().execute(async (trx) => {
    const isNew = await insertRecord(trx, {
      id: newId(),
      staff_id: staffId,
      module_id: module.id,
      done_on: typed.day,
      expires_on: lastDayOf(typed.day, module.valid_months),
      edition_id: null,
      recorded_by: actor.staffId,
      recorded_at: now.toISOString(),
    });
    if (!isNew) return;
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'training.record',
      subjectKind: 'staff',
      subjectId: staffId,
      detail: { day: typed.day },
    });
  });
  return undefined;
}
