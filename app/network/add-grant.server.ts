import type { Db } from '../../db/index.ts';
import { insertGrant } from '../../db/queries/staff.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { newId } from '../platform/ids.ts';
import type { GrantValues } from './grant-form.server.ts';

/** Writes an authorised grant and its trace inside the caller's transaction. */
export async function addGrant(
  trx: Db,
  { actor, now }: Pick<Call, 'actor' | 'now'>,
  staffId: string,
  { role, scope, startsOn, endsOn }: GrantValues,
): Promise<void> {
  const scopeId = scope.kind === 'network' ? null : scope.id;
  await insertGrant(trx, {
    id: newId(),
    staff_id: staffId,
    role,
    scope_kind: scope.kind,
    scope_id: scopeId,
    starts_on: startsOn,
    ends_on: endsOn,
    created_at: now.toISOString(),
  });
  await audit(trx, {
    at: now,
    staffId: actor.staffId,
    action: 'grant.give',
    subjectKind: 'staff',
    subjectId: staffId,
    siteId: scope.kind === 'site' ? scope.id : null,
    detail: { role, scope: scope.kind, scope_id: scopeId, starts_on: startsOn, ends_on: endsOn },
  });
}
