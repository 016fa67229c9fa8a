import { lockOrganisation } from '../../db/queries/organisations.ts';
import { lockSite, updateSite as writeSite } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import { hasEnded, listRunningOrganisations } from './list-running-organisations.server.ts';
import type { Reach } from './reach.ts';
import type { SiteValues } from './site-form.server.ts';

/** Changes a site in reach; it stays with its organisation or moves to one in reach. Throws 404 otherwise. */
export async function updateSite(
  call: Call,
  reach: Reach,
  siteId: string,
  values: SiteValues,
): Promise<void> {
  const { app, actor, now, today } = call;
  const organisations = await listRunningOrganisations(call, reach);
  await app.db.transaction().execute(async (trx) => {
    const before = await lockSite(trx, reach.scope, siteId);
    const stays = before?.organisation_id === values.organisation_id;
    if (!stays) {
      if (!organisations.some(({ id }) => id === values.organisation_id)) throw notFound();
      if (hasEnded(await lockOrganisation(trx, values.organisation_id), today)) throw notFound();
    }
    if (!(await writeSite(trx, reach.scope, siteId, values))) throw notFound();
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'site.update',
      subjectKind: 'site',
      subjectId: siteId,
      siteId,
      detail: stays ? {} : { organisation: values.organisation_id },
    });
  });
}
