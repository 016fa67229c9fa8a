import { lockOrganisation } from '../../db/queries/organisations.ts';
import { insertSite } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import { hasEnded, listRunningOrganisations } from './list-running-organisations.server.ts';
import type { Reach } from './reach.ts';
import type { SiteValues } from './site-form.server.ts';

/**
 * Plans a site for an organisation in reach, under the id its form brought; the same form again plans nothing more. Throws
 * 404 for any other organisation.
 */
export async function createSite(call: Call, reach: Reach, id: string, values: SiteValues): Promise<void> {
  const { app, actor, now, today } = call;
  const organisations = await listRunningOrganisations(call, reach);
  if (!organisations.some(({ id }) => id === values.organisation_id)) throw notFound();
  await app.db.transaction().execute(async (trx) => {
    if (hasEnded(await lockOrganisation(trx, values.organisation_id), today)) throw notFound();
    const isNew = await insertSite(trx, {
      id,
      ...values,
      status: 'planned',
      opened_on: null,
      closed_on: null,
      status_day: null,
      created_at: now.toISOString(),
    });
    if (!isNew) return;
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'site.create',
      subjectKind: 'site',
      subjectId: id,
      siteId: id,
      detail: { organisation: values.organisation_id },
    });
  });
}
