import { endSignInsOf } from '../../db/queries/sign-ins.ts';
import type { Call } from '../access/gate.server.ts';
import type { IssuedLink } from '../access/issue-link.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import { issueInvitation } from './issue-invitation.server.ts';
import { holdPersonToManage } from './load-person.server.ts';
import type { Reach } from './reach.ts';
import { staffState } from './staff-state.ts';

/** A new link to choose a password with, for somebody at work whom the caller manages; her open sign-ins end. */
export async function renewInvitation(call: Call, reach: Reach, staffId: string): Promise<IssuedLink> {
  const { app, actor, now, today } = call;
  const issued = await app.db.transaction().execute(async (trx) => {
    const person = await holdPersonToManage(trx, call, reach, staffId);
    if (staffState(person, today) === 'ended') throw notFound();
    const link = await issueInvitation(trx, call, person);
    if (staffId !== actor.staffId) await endSignInsOf(trx, staffId, now.toISOString());
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: `${link.purpose}.renew`,
      subjectKind: 'staff',
      subjectId: staffId,
    });
    return link;
  });
  app.mail?.wake();
  return issued;
}
