import { findEditionOfResponse } from '../../db/queries/course-checks.ts';
import { countPinTries, endHandover, findPinHash, spendPinTry } from '../../db/queries/handovers.ts';
import { findResponse } from '../../db/queries/responses.ts';
import { renewSignIn } from '../../db/queries/sign-ins.ts';
import { findAccount } from '../../db/queries/staff.ts';
import { confirmPassword } from '../access/confirm-identity.server.ts';
import { newToken, tokenHash } from '../access/cookie.server.ts';
import type { Call } from '../access/gate.server.ts';
import { pinFits } from '../access/passwords.server.ts';
import type { Handover } from '../access/policy.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import type { FillingCall } from '../surveys/filling.server.ts';
import { wayBack } from '../surveys/way-back.ts';
import { PIN_TRIES } from './pin-rules.ts';

/** With what the tablet can be taken back now. */
export interface WaysBack {
  readonly pin: boolean;
  /** Whoever signs in through a provider alone has none: then the sign-in is ended instead. */
  readonly password: boolean;
}

/** How a tablet may come back: by PIN while she has one and tries are left, by password where she has one. */
export async function loadWaysBack({ app, actor }: Call, { signInId }: Handover): Promise<WaysBack> {
  const hasPin = (await findPinHash(app.db, actor.staffId)) !== undefined;
  const account = await findAccount(app.db, actor.staffId);
  return {
    pin: hasPin && (await countPinTries(app.db, signInId)) < PIN_TRIES,
    password: (account?.password_hash ?? null) !== null,
  };
}

interface TakenBack {
  /** For the cookie: the one that was on the tablet opens nothing any more. */
  readonly token: string;
  /** Where the questionnaire was begun; null when the person's data were erased meanwhile. */
  readonly back: string | null;
  readonly isComplete: boolean;
}

/**
 * The facilitator proves with her PIN, or her password, that she has the tablet back; null when the proof was wrong, as
 * it is said whatever was wrong. A PIN can be tried five times; the password as on the sign-in page. Nobody is locked out.
 */
export async function takeBack(
  call: FillingCall,
  { signInId, responseId }: Handover,
  proof: { readonly pin: string; readonly password: string },
): Promise<TakenBack | null> {
  const { app, actor, scope, courses, now } = call;
  const by = proof.password === '' ? 'pin' : 'password';
  const tried =
    by === 'pin' ? await tryPin(call, signInId, proof.pin) : await tryPassword(call, proof.password);
  const response = await findResponse(app.db, scope, responseId, courses);
  const fact = {
    at: now,
    staffId: actor.staffId,
    subjectKind: 'response',
    subjectId: responseId,
    siteId: response?.site_id ?? null,
    detail: { step: by },
  } as const;
  if (tried !== 'right') {
    // Wrong passwords leave the trace they leave on the sign-in page.
    if (by === 'pin' && tried === 'wrong') await audit(app.db, { ...fact, action: 'handover.refuse' });
    return null;
  }
  const token = newToken();
  await app.db.transaction().execute(async (trx) => {
    if (!(await endHandover(trx, signInId))) throw notFound();
    // A PIN says who has the tablet, not that she proved anew who she is.
    const proved_at = by === 'pin' ? actor.provedAt : now.toISOString();
    const renewed = { id_hash: tokenHash(token), proved_at, factor: actor.factor };
    if (!(await renewSignIn(trx, actor.signInHash, renewed))) throw notFound();
    await audit(trx, { ...fact, action: 'handover.return' });
  });
  return {
    token,
    back: response ? wayBack(response, await findEditionOfResponse(app.db, responseId)) : null,
    isComplete: response?.status === 'complete',
  };
}

/** Each try is spent before it is looked at: however many come at once, five are looked at. */
async function tryPin(
  { app, actor }: Call,
  signInId: string,
  pin: string,
): Promise<'right' | 'wrong' | 'off'> {
  const hash = await findPinHash(app.db, actor.staffId);
  if (hash === undefined || pin === '') return 'off';
  if (!(await spendPinTry(app.db, signInId, PIN_TRIES))) return 'off';
  return (await pinFits(hash, pin)) ? 'right' : 'wrong';
}

async function tryPassword(call: Call, password: string): Promise<'right' | 'wrong'> {
  return (await confirmPassword(call, password)) ? 'right' : 'wrong';
}
