import { insertOrganisation } from '../../db/queries/organisations.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { newId } from '../platform/ids.ts';
import type { OrganisationValues } from './organisation-form.server.ts';

/** Adds an organisation; returns its id. */
export async function createOrganisation(
  { app, actor, now }: Call,
  values: OrganisationValues,
): Promise<string> {
  const id = newId();
  await app.db.transaction().execute(async (trx) => {
    await insertOrganisation(trx, { id, ...values, ended_on: null, created_at: now.toISOString() });
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'organisation.create',
      subjectKind: 'organisation',
      subjectId: id,
    });
  });
  return id;
}
