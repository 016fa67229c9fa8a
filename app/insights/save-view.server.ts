import type { Trx } from '../../db/index.ts';
import {
  deleteSavedView,
  findOwnView,
  insertSavedView,
  isViewKept,
  updateSavedView,
} from '../../db/queries/saved-views.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import type { AuditAction } from '../platform/audit-actions.ts';
import { notFound } from '../platform/problem.ts';
import { queryOf } from './asked.ts';
import type { FilterReading } from './read-filter.ts';
import type { ViewValues } from './view-form.server.ts';

/** Keeps what is asked under a name; the same form again keeps nothing more. `id` was made by the page. */
export async function saveView(
  call: Call,
  id: string,
  { asked }: Extract<FilterReading, { ok: true }>,
  values: ViewValues,
): Promise<void> {
  const { app, actor, now } = call;
  await app.db.transaction().execute(async (trx) => {
    const isNew = await insertSavedView(trx, {
      id,
      staff_id: actor.staffId,
      query: queryOf({ ...asked, rows: undefined }),
      created_at: now.toISOString(),
      ...values,
    });
    if (isNew) await leaveTrace(trx, call, 'view.save', id);
  });
}

/** One's own view; throws 404. */
export async function ownView({ app, actor }: Call, id: string) {
  const view = await findOwnView(app.db, actor.staffId, id);
  if (!view) throw notFound();
  return view;
}

/** Gives one's own view another name; throws 404. */
export async function renameView(call: Call, id: string, values: ViewValues): Promise<void> {
  await call.app.db.transaction().execute(async (trx) => {
    if (!(await updateSavedView(trx, call.actor.staffId, id, values))) throw notFound();
    await leaveTrace(trx, call, 'view.rename', id);
  });
}

/** Forgets one's own view; gone already, it stays so. Throws 404 for a colleague's. */
export async function removeView(call: Call, id: string): Promise<void> {
  await call.app.db.transaction().execute(async (trx) => {
    if (await deleteSavedView(trx, call.actor.staffId, id)) return leaveTrace(trx, call, 'view.remove', id);
    if (await isViewKept(trx, id)) throw notFound();
  });
}

async function leaveTrace(trx: Trx, { actor, now }: Call, action: AuditAction, id: string): Promise<void> {
  await audit(trx, { at: now, staffId: actor.staffId, action, subjectKind: 'view', subjectId: id });
}
