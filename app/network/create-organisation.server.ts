import { insertOrganisation } from '../../db/queries/organisations.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import type { OrganisationValues } from './organisation-form.server.ts';

/** Adds an organisation under the id its form brought; the same form again adds nothing more. */
export async function createOrganisation(
  { app, actor, now }: Call,
  id: string,
  values: OrganisationValues,
): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    const row = { id, ...values, ended_on: null, created_at: now.toISOString() };
    if (!(await insertOrganisation(trx, row))) return;
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'organisation.create',
      subjectKind: 'organisation',
      subjectId: id,
    });
  });
}
