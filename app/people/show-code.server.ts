import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { openIdentity } from './open-identity.ts';
import { openPerson } from './open-person.server.ts';

/** The whole code of a person, for one look; each is on record. Null for a person without one. */
export async function showCode(call: Call, id: string | undefined): Promise<string | null> {
  const citizen = await openPerson(call, id);
  await audit(call.app.db, {
    at: call.now,
    staffId: call.actor.staffId,
    action: 'citizen.code.view',
    subjectKind: 'citizen',
    subjectId: citizen.id,
    siteId: call.actor.siteId,
  });
  return openIdentity(call.app.keys, citizen).code;
}
