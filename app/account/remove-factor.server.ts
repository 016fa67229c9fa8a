import type { Db } from '../../db/index.ts';
import { deleteFactors, deleteTotp, findFactors } from '../../db/queries/factors.ts';
import { deletePasskey } from '../../db/queries/passkeys.ts';
import type { Call } from '../access/gate.server.ts';
import { tellOfChange } from '../access/tell-of-change.server.ts';
import { audit } from '../platform/audit.server.ts';
import { Problem } from '../platform/problem.ts';

async function remove(
  call: Call,
  factor: 'totp' | 'passkey',
  write: (trx: Db) => Promise<boolean>,
): Promise<void> {
  const { app, actor, now } = call;
  await app.db.transaction().execute(async (trx) => {
    if (!(await write(trx))) return;
    const left = await findFactors(trx, actor.staffId);
    if (!left.totp && left.passkeys === 0) {
      if (!app.config.demo) throw new Problem('last_factor', 409);
      // Recovery codes stand for a factor: without one they open nothing.
      await deleteFactors(trx, actor.staffId);
    }
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: `${factor}.remove`,
      subjectKind: 'staff',
      subjectId: actor.staffId,
    });
    await tellOfChange(trx, app, actor.staffId, `${factor}_removed`);
  });
  app.mail?.wake();
}

/** Takes the person's authenticator app away, once however often it is asked; `last_factor` (409) where the network asks for one. */
export function removeTotp(call: Call): Promise<void> {
  return remove(call, 'totp', (trx) => deleteTotp(trx, call.actor.staffId));
}

/** Takes one of the person's passkeys away, once however often it is asked; `last_factor` (409) where the network asks for one. */
export function removePasskey(call: Call, id: string): Promise<void> {
  return remove(call, 'passkey', (trx) => deletePasskey(trx, call.actor.staffId, id));
}
