import { renewSignIn } from '../../db/queries/sign-ins.ts';
import { findAccount } from '../../db/queries/staff.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import { newToken, tokenHash } from './cookie.server.ts';
import type { Call } from './gate.server.ts';
import { provePasskey } from './passkeys.server.ts';
import { hasPasswordLength, passwordFits } from './passwords.server.ts';
import { recordFailure } from './record-failure.server.ts';
import { passwordGuess } from './sign-in.server.ts';
import { type Guess, slowDown } from './throttle.server.ts';

/** What a passkey is asked for by a page that wants to know again who is there. */
export function confirmationOf(staffId: string): string {
  return `confirm ${staffId}`;
}

/** True when the password is the person's; tries are slowed down with those of the sign-in page. */
export async function confirmPassword({ app, actor, address }: Call, password: string): Promise<boolean> {
  // What cannot be a password is no guess at one.
  if (!hasPasswordLength(password)) return false;
  const account = await findAccount(app.db, actor.staffId);
  const guess: Guess = {
    of: passwordGuess(account?.email ?? ''),
    address,
    record: (trx, failure) => recordFailure(trx, app, actor.staffId, failure),
  };
  const fits = await slowDown(app, guess, async () =>
    (await passwordFits(account?.password_hash ?? null, password)) ? true : null,
  );
  return fits === true;
}

/**
 * Somebody signed in proves again who she is, with her password or a passkey that asked for finger or number: her
 * sign-in is fresh and has a new token, which is answered; null when the proof was wrong.
 */
export async function confirmIdentity(
  call: Call,
  proof: { readonly password: string; readonly passkey: string },
): Promise<string | null> {
  const { app, actor, now } = call;
  const proved =
    proof.passkey === ''
      ? await confirmPassword(call, proof.password)
      : (await provePasskey(app, proof.passkey, confirmationOf(actor.staffId), { verified: true })) ===
        actor.staffId;
  if (!proved) return null;
  const token = newToken();
  await app.db.transaction().execute(async (trx) => {
    const renewed = { id_hash: tokenHash(token), proved_at: now.toISOString(), factor: actor.factor };
    if (!(await renewSignIn(trx, actor.signInHash, renewed))) throw notFound();
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'sign_in.confirm',
      subjectKind: 'staff',
      subjectId: actor.staffId,
    });
  });
  return token;
}
