import { endSignIn } from '../../db/queries/sign-ins.ts';
import type { App } from '../platform/app.server.ts';
import { audit } from '../platform/audit.server.ts';
import type { Actor } from './policy.ts';

/** Ends this browser's sign-in. */
export async function signOut(app: App, actor: Actor): Promise<void> {
  const now = app.clock.now();
  await app.db.transaction().execute(async (trx) => {
    await endSignIn(trx, actor.signInHash, now.toISOString());
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'sign_in.end',
      subjectKind: 'staff',
      subjectId: actor.staffId,
    });
  });
}
