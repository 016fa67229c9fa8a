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
import { isPlainText } from '../platform/http/plain-text.ts';
import { accountName } from './account-name.ts';
import { newToken, tokenHash } from './cookie.server.ts';
import { ABSOLUTE_LIMIT_MS } from './find-actor.server.ts';
import { passwordFits } from './passwords.server.ts';
import { inTurn } from './sign-in-turns.server.ts';

const WINDOW_MS = 15 * 60_000;
const FREE_FAILURES = 5;
/** A whole office may stand behind one address. */
const FREE_FAILURES_OF_ADDRESS = 50;
const LONGEST_WAIT_S = 5;

export type SignInResult = { readonly ok: true; readonly token: string } | { readonly ok: false };

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Where the try comes from: an IP address. */
  readonly address: string;
}

/**
 * Checks e-mail and password; the answer is the same whatever was wrong. After five failures of an account, or fifty
 * of an address, in a quarter of an hour every further try waits up to 5 s, one after another: guessing is slow,
 * nobody is locked out. Throws `too_many_tries` (429) when too many stand in line.
 */
export async function signIn(app: App, { email, password, address }: Credentials): Promise<SignInResult> {
  const account = accountName(email);
  const accountKey = app.keys.contentHash(`sign-in:${account}`);
  const addressKey = app.keys.contentHash(`sign-in-address:${address}`);
  // A line for each account at each address: who guesses keeps nobody else waiting.
  return inTurn(`${addressKey} ${accountKey}`, () =>
    attempt(app, { account, password, accountKey, addressKey }),
  );
}

function windowStart(now: Date): string {
  return new Date(now.getTime() - WINDOW_MS).toISOString();
}

function pause(failures: number, free: number): number {
  return failures < free ? 0 : Math.min(failures - free + 1, LONGEST_WAIT_S) * 1000;
}

interface Attempt {
  readonly account: string;
  readonly password: string;
  readonly accountKey: string;
  readonly addressKey: string;
}

async function attempt(
  app: App,
  { account, password, accountKey, addressKey }: Attempt,
): Promise<SignInResult> {
  const now = app.clock.now();
  const since = windowStart(now);
  const pauses = [
    pause(await countSignInFailures(app.db, accountKey, since), FREE_FAILURES),
    pause(await countSignInFailures(app.db, addressKey, since), FREE_FAILURES_OF_ADDRESS),
  ];
  if (Math.max(...pauses) > 0) await wait(Math.max(...pauses));

  // Nobody's address holds hidden characters, and PostgreSQL would not even look for some of them.
  const staff = isPlainText(account) ? await findStaffByEmail(app.db, account) : undefined;
  const { day } = civil(now, app.timeZone);
  const working = staff !== undefined && (staff.ended_on === null || staff.ended_on >= day);
  const hash = working ? staff.password_hash : null;
  const fits = await passwordFits(hash, password);
  if (!staff || !fits) {
    await app.db.transaction().execute(async (trx) => {
      await addSignInFailure(trx, accountKey, now.toISOString(), since);
      await addSignInFailure(trx, addressKey, now.toISOString(), since);
    });
    return { ok: false };
  }

  const token = newToken();
  await app.db.transaction().execute(async (trx) => {
    await clearSignInFailures(trx, accountKey);
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
