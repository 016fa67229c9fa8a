import { endOtherSignIns, endSignInOf } from '../../db/queries/sign-ins.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';

/** Ends one of the person's own sign-ins, wherever it is; 404 when it is not open (any more) or not hers. */
export async function endOneSignIn({ app, actor, now }: Call, id: string): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    if (!(await endSignInOf(trx, actor.staffId, id, now.toISOString()))) throw notFound();
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'sign_in.end',
      subjectKind: 'staff',
      subjectId: actor.staffId,
      detail: { sign_in: id },
    });
  });
}

/** Ends all the person's own sign-ins but this browser's. */
export async function endOthers({ app, actor, now }: Call): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    await endOtherSignIns(trx, actor.staffId, actor.signInHash, now.toISOString());
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'sign_in.end_others',
      subjectKind: 'staff',
      subjectId: actor.staffId,
    });
  });
}
