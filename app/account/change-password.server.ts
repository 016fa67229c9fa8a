import { deleteUnusedLinksOf } from '../../db/queries/one-time-links.ts';
import { endOtherSignIns, renewSignIn } from '../../db/queries/sign-ins.ts';
import { findAccount, updateStaffPassword } from '../../db/queries/staff.ts';
import { confirmPassword } from '../access/confirm-identity.server.ts';
import { newToken, tokenHash } from '../access/cookie.server.ts';
import type { Call } from '../access/gate.server.ts';
import { judgePassword, ownerOf } from '../access/judge-password.server.ts';
import { hashPassword } from '../access/passwords.server.ts';
import { tellOfChange } from '../access/tell-of-change.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import type { FieldErrors } from '../ui/field-errors.ts';

type Changed =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly errors: FieldErrors };

/**
 * Sets the person's own password once the current one fits. Her other sign-ins and the links that would set a password
 * end, this browser gets another token, which is answered.
 */
export async function changePassword(call: Call, current: string, chosen: string): Promise<Changed> {
  const { app, actor, now } = call;
  if (!(await confirmPassword(call, current))) {
    return { ok: false, errors: { current_password: { key: 'account:password.wrong_current' } } };
  }
  const wrong = judgePassword(chosen, ownerOf(await findAccount(app.db, actor.staffId)));
  if (wrong) return { ok: false, errors: { password: wrong } };
  const passwordHash = await hashPassword(chosen);
  const token = newToken();
  await app.db.transaction().execute(async (trx) => {
    const at = now.toISOString();
    await updateStaffPassword(trx, actor.staffId, passwordHash);
    await deleteUnusedLinksOf(trx, actor.staffId);
    await endOtherSignIns(trx, actor.staffId, actor.signInHash, at);
    const renewed = { id_hash: tokenHash(token), proved_at: at, factor: actor.factor };
    if (!(await renewSignIn(trx, actor.signInHash, renewed))) throw notFound();
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'password.change',
      subjectKind: 'staff',
      subjectId: actor.staffId,
    });
    await tellOfChange(trx, app, actor.staffId, 'password');
  });
  app.mail?.wake();
  return { ok: true, token };
}
