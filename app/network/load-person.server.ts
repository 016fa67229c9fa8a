import type { Db, Trx } from '../../db/index.ts';
import { listLiveGrants } from '../../db/queries/grants.ts';
import { findStaff, lockStaff, type StaffMember } from '../../db/queries/staff.ts';
import { findReach } from '../access/find-reach.server.ts';
import type { Call } from '../access/gate.server.ts';
import { Problem } from '../platform/problem.ts';
import { found, idFrom } from './fields.server.ts';
import { mayManagePerson } from './policy.ts';
import type { Reach } from './reach.ts';

/** The person a page of hers is about; throws as `loadPersonToManage`, and 404 for an address without one. */
export async function findPersonToManage(call: Call): Promise<StaffMember> {
  return loadPersonToManage(call, await findReach(call, 'network.manage'), idFrom(call.params.id));
}

/** Somebody the caller manages wholly; throws 404 outside the reach, 403 when she holds rights beyond it. */
export async function loadPersonToManage(call: Call, reach: Reach, staffId: string): Promise<StaffMember> {
  return personToManage(call.app.db, call, reach, staffId);
}

/** The same as she is by now, held until the transaction ends: her rights, address and last day change in turn. */
export async function holdPersonToManage(
  trx: Trx,
  call: Call,
  reach: Reach,
  staffId: string,
): Promise<StaffMember> {
  await lockStaff(trx, [staffId]);
  return personToManage(trx, call, reach, staffId);
}

async function personToManage(
  db: Db,
  { actor, today }: Call,
  reach: Reach,
  staffId: string,
): Promise<StaffMember> {
  const person = found(await findStaff(db, reach, staffId));
  if (!mayManagePerson(actor, reach, await listLiveGrants(db, staffId, today))) {
    throw new Problem('person_beyond_reach', 403);
  }
  return person;
}
