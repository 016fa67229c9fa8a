import { findFactors, findTotp, spendRecoveryCode, spendTotpStep } from '../../db/queries/factors.ts';
import { deleteHalfSignIn, findHalfSignIn } from '../../db/queries/half-sign-ins.ts';
import type { Factor } from '../../db/schema/sign-in.ts';
import type { App } from '../platform/app.server.ts';
import { audit } from '../platform/audit.server.ts';
import { tokenHash } from './cookie.server.ts';
import { openSignIn } from './open-sign-in.server.ts';
import { passkeyDomain, provePasskey } from './passkeys.server.ts';
import { recoveryCodeHash } from './recovery-codes.server.ts';
import { slowDown } from './throttle.server.ts';
import { totpStep } from './totp.server.ts';

/** What was typed or signed; one of the three, the others ''. */
interface Proof {
  readonly code: string;
  readonly recovery: string;
  /** The authenticator's answer, JSON. */
  readonly passkey: string;
}

interface HalfWay {
  /** Token of the half sign-in; null when the browser brings none. */
  readonly token: string | null;
  readonly address: string;
  readonly browser: string | null;
}

type FinishResult =
  | { readonly kind: 'in'; readonly token: string; readonly factor: Factor }
  | { readonly kind: 'wrong'; readonly field: keyof Proof }
  /** The password has to be given again. */
  | { readonly kind: 'too_late' };

/** Whose half sign-in a token is; null when there is none (any more). */
export async function findHalfWay(app: App, token: string | null): Promise<string | null> {
  if (token === null) return null;
  const half = await findHalfSignIn(app.db, tokenHash(token), app.clock.now().toISOString());
  return half?.staff_id ?? null;
}

/** With what a person may take the second step. */
export interface Ways {
  readonly totp: boolean;
  readonly passkey: boolean;
  readonly recovery: boolean;
}

/** The ways of whoever stands half-way with a token; null when nobody does (any more). */
export async function loadWays(app: App, token: string | null): Promise<Ways | null> {
  const staffId = await findHalfWay(app, token);
  if (staffId === null) return null;
  const { totp, passkeys, recoveryCodes } = await findFactors(app.db, staffId);
  return { totp, passkey: passkeys > 0 && passkeyDomain(app.config) !== null, recovery: recoveryCodes > 0 };
}

/** What a passkey is asked for between password and sign-in. */
export function secondStepOf(token: string): string {
  return `step ${tokenHash(token)}`;
}

/** The second step of signing in. Throws `too_many_tries` (429) when too many stand in line. */
export async function finishSignIn(app: App, half: HalfWay, proof: Proof): Promise<FinishResult> {
  const { token, address, browser } = half;
  const staffId = await findHalfWay(app, token);
  if (staffId === null || token === null) return { kind: 'too_late' };
  const factor = await prove(app, { staffId, token, address }, proof);
  if (factor === null) {
    await app.db.transaction().execute((trx) => auditFailure(trx, app, staffId));
    return { kind: 'wrong', field: proof.passkey ? 'passkey' : proof.recovery ? 'recovery' : 'code' };
  }
  return app.db.transaction().execute(async (trx): Promise<FinishResult> => {
    if (!(await deleteHalfSignIn(trx, tokenHash(token)))) return { kind: 'too_late' };
    return { kind: 'in', token: await openSignIn(trx, app, staffId, factor, browser), factor };
  });
}

/** Who fails here knows the password: that is worth a trace. */
async function auditFailure(trx: App['db'], app: App, staffId: string): Promise<void> {
  await audit(trx, {
    at: app.clock.now(),
    staffId,
    action: 'sign_in.refuse',
    subjectKind: 'staff',
    subjectId: staffId,
    detail: { step: 'factor' },
  });
}

async function prove(
  app: App,
  { staffId, token, address }: { staffId: string; token: string; address: string },
  proof: Proof,
): Promise<Factor | null> {
  if (proof.passkey !== '') {
    const whose = await provePasskey(app, proof.passkey, secondStepOf(token), { verified: false });
    return whose === staffId ? 'passkey' : null;
  }
  // Who guesses codes knows the password already: all of them stand in one line, wherever they are.
  const guess = { of: `factor:${staffId}`, address, oneLine: true } as const;
  return slowDown(app, guess, () =>
    proof.recovery === ''
      ? proveTotp(app, staffId, proof.code)
      : proveRecoveryCode(app, staffId, proof.recovery),
  );
}

async function proveTotp(app: App, staffId: string, typed: string): Promise<Factor | null> {
  const totp = await findTotp(app.db, staffId);
  if (!totp) return null;
  const secret = app.keys.open(totp.secret_sealed, staffId);
  const step = totpStep(secret, typed, app.clock.now());
  return step !== null && (await spendTotpStep(app.db, staffId, step)) ? 'totp' : null;
}

async function proveRecoveryCode(app: App, staffId: string, typed: string): Promise<Factor | null> {
  const at = app.clock.now().toISOString();
  const used = await spendRecoveryCode(app.db, staffId, recoveryCodeHash(staffId, typed), at);
  return used ? 'recovery_code' : null;
}
