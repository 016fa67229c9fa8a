import { updateOrganisation as writeOrganisation } from '../../db/queries/organisations.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import type { OrganisationValues } from './organisation-form.server.ts';
import type { Reach } from './reach.ts';

/** Changes an organisation in reach; throws 404 when there is none. */
export async function updateOrganisation(
  { app, actor, now }: Call,
  reach: Reach,
  id: string,
  values: OrganisationValues,
): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    if (!(await writeOrganisation(trx, reach, id, values))) throw notFound();
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'organisation.update',
      subjectKind: 'organisation',
      subjectId: id,
    });
  });
}
