import { setTimeout as wait } from 'node:timers/promises';
import {
  addSignInFailure,
  clearSignInFailures,
  countSignInFailures,
  insertSignIn,
} from '../../db/queries/sign-ins.ts';
import { findStaffByEmail } from '../../db/queries/staff.ts';
import type { App } from '../platform/app.server.ts';
import { audit } from '../platform/audit.server.ts';
import { civil } from '../platform/clock.ts';
import { newToken, tokenHash } from './cookie.server.ts';
import { ABSOLUTE_LIMIT_MS } from './find-actor.server.ts';
import { PASSWORD_MAX, passwordFits } from './passwords.server.ts';

const WINDOW_MS = 15 * 60_000;
const FREE_FAILURES = 5;
const LONGEST_WAIT_S = 5;

export type SignInResult = { readonly ok: true; readonly token: string } | { readonly ok: false };

/**
 * Checks e-mail and password; the answer is the same whatever was wrong. After five failures in a
 * quarter of an hour every further try waits up to 5 s: guessing is slow, nobody is locked out.
 */
export async function signIn(app: App, email: string, password: string): Promise<SignInResult> {
  const now = app.clock.now();
  const since = new Date(now.getTime() - WINDOW_MS).toISOString();
  const account = email.normalize('NFKC').trim().toLowerCase().slice(0, 254);
  const key = app.keys.contentHash(`sign-in:${account}`);
  const failures = await countSignInFailures(app.db, key, since);
  if (failures >= FREE_FAILURES) await wait(Math.min(failures - FREE_FAILURES + 1, LONGEST_WAIT_S) * 1000);

  const staff = await findStaffByEmail(app.db, account);
  const { day } = civil(now, app.timeZone);
  const working = staff !== undefined && (staff.ended_on === null || staff.ended_on >= day);
  const hash = working ? staff.password_hash : null;
  const fits = password.length <= PASSWORD_MAX && (await passwordFits(hash, password));
  if (!staff || !fits) {
    await app.db.transaction().execute((trx) => addSignInFailure(trx, key, now.toISOString(), since));
    return { ok: false };
  }

  const token = newToken();
  await app.db.transaction().execute(async (trx) => {
    await clearSignInFailures(trx, key);
    await insertSignIn(trx, {
      id_hash: tokenHash(token),
      staff_id: staff.id,
      site_id: null,
      created_at: now.toISOString(),
      last_seen_at: now.toISOString(),
      expires_at: new Date(now.getTime() + ABSOLUTE_LIMIT_MS).toISOString(),
      ended_at: null,
    });
    await audit(trx, {
      at: now,
      staffId: staff.id,
      action: 'sign_in.create',
      subjectKind: 'staff',
      subjectId: staff.id,
    });
  });
  return { ok: true, token };
}
