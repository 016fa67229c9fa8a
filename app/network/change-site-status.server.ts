import { z } from 'zod';
import { lockOrganisation } from '../../db/queries/organisations.ts';
import { lockSite, updateSite } from '../../db/queries/sites.ts';
import type { Scope } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { choice, day, found, type Read, readFields } from './fields.server.ts';
import { hasEnded } from './list-running-organisations.server.ts';
import { changeStatus, SITE_STATUSES } from './site-status.ts';

const Fields = z.object({ status: choice(SITE_STATUSES), day });

/**
 * Opens, suspends, closes or reopens a site in scope, once however often the form comes; a site of an organisation that has
 * ended stays closed. Throws 404 when there is none.
 */
export async function changeSiteStatus(
  { app, actor, now, today }: Call,
  scope: Scope,
  siteId: string,
  form: FormData,
): Promise<Read<null>> {
  const fields = readFields(form, Fields);
  return app.db.transaction().execute(async (trx): Promise<Read<null>> => {
    const site = found(await lockSite(trx, scope, siteId));
    if (!fields.ok) return fields;
    const { status, day: from } = fields.value;
    if (site.status === status && site.status_day === from) return { ok: true, value: null };
    if (status !== 'closed' && hasEnded(await lockOrganisation(trx, site.organisation_id), today)) {
      return { ok: false, errors: { status: { key: 'network:error.status_organisation_ended' } } };
    }
    const decided = changeStatus(site, status, from, today);
    if (!decided.ok) {
      const field = decided.reason === 'not_possible' ? 'status' : 'day';
      return { ok: false, errors: { [field]: { key: `network:error.status_${decided.reason}` } } };
    }
    await updateSite(trx, scope, siteId, decided.change);
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'site.status',
      subjectKind: 'site',
      subjectId: siteId,
      siteId,
      detail: { from: site.status, to: status, day: from },
    });
    return { ok: true, value: null };
  });
}
