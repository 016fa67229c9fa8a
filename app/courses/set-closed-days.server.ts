import { z } from 'zod';
import { upsertPatronDay } from '../../db/queries/patron-days.ts';
import { deleteSiteClosure, insertSiteClosure } from '../../db/queries/site-closures.ts';
import { findSite } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import { day, found, line, newIdFrom, type Read, readFields } from '../network/fields.server.ts';
import { audit } from '../platform/audit.server.ts';

const Closure = z.object({ starts_on: day, ends_on: day, reason: line(120) });
const Patron = z.object({ comune: z.string(), day, name: line(120) });

/** Adds days on which a site of the caller's scope is closed, once however often the form comes. */
export async function addSiteClosure(call: Call, siteId: string, form: FormData): Promise<Read<string>> {
  const read = readFields(form, Closure);
  if (!read.ok) return read;
  if (read.value.ends_on < read.value.starts_on) {
    return { ok: false, errors: { ends_on: { key: 'network:error.ends_before_start' } } };
  }
  const { app, actor, now } = call;
  const id = newIdFrom(form);
  await app.db.transaction().execute(async (trx) => {
    const made = { created_by: actor.staffId, created_at: now.toISOString() };
    if (!(await insertSiteClosure(trx, { id, site_id: siteId, ...read.value, ...made }))) return;
    const { starts_on, ends_on } = read.value;
    await audit(trx, {
      ...ofSite(call, siteId),
      action: 'site.closure.add',
      detail: { starts_on, ends_on },
    });
  });
  return { ok: true, value: id };
}

/** Takes closed days of a site of the caller's scope away; gone already, they stay so. Throws 404 for any other site. */
export async function removeSiteClosure(call: Call, siteId: string, id: string): Promise<void> {
  await call.app.db.transaction().execute(async (trx) => {
    if (!(await deleteSiteClosure(trx, call.scope, siteId, id))) {
      found(await findSite(trx, call.scope, siteId));
      return;
    }
    await audit(trx, { ...ofSite(call, siteId), action: 'site.closure.remove' });
  });
}

function ofSite({ actor, now }: Call, siteId: string) {
  return { at: now, staffId: actor.staffId, subjectKind: 'site', subjectId: siteId, siteId } as const;
}

/** Sets the feast of a comune, one of `comuni`; of the day month and day count. */
export async function setPatronDay(
  { app, actor, now }: Call,
  comuni: ReadonlySet<string>,
  form: FormData,
): Promise<Read<string>> {
  const read = readFields(form, Patron);
  if (!read.ok) return read;
  const { comune, name } = read.value;
  if (!comuni.has(comune)) return { ok: false, errors: { comune: { key: 'ui:errors.choose' } } };
  await app.db.transaction().execute(async (trx) => {
    await upsertPatronDay(trx, {
      comune,
      month_day: read.value.day.slice(5),
      name,
      changed_by: actor.staffId,
      changed_at: now.toISOString(),
    });
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'patron_day.update',
      subjectKind: 'code_list',
      subjectId: comune,
      detail: { day: read.value.day.slice(5) },
    });
  });
  return { ok: true, value: comune };
}
