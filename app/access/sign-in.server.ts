import type { Selectable } from 'kysely';
import { findFactors } from '../../db/queries/factors.ts';
import { insertHalfSignIn } from '../../db/queries/half-sign-ins.ts';
import { findStaffByEmail } from '../../db/queries/staff.ts';
import type { StaffTable } from '../../db/schema/staff.ts';
import type { App } from '../platform/app.server.ts';
import { civil } from '../platform/clock.ts';
import { isPlainText } from '../platform/http/plain-text.ts';
import { accountName } from './account-name.ts';
import { newToken, tokenHash } from './cookie.server.ts';
import { openSignIn } from './open-sign-in.server.ts';
import { passwordFits } from './passwords.server.ts';
import { recordFailure } from './record-failure.server.ts';
import { type Guess, slowDown } from './throttle.server.ts';

/** How long a browser may take from the password to the second factor. */
const HALF_WAY_MS = 5 * 60_000;

export type SignInResult =
  /** In, or (`mustEnrol`) in as far as it takes to add the second factor this network asks for. */
  | { readonly kind: 'in'; readonly token: string; readonly mustEnrol: boolean }
  | { readonly kind: 'half_way'; readonly token: string }
  | { readonly kind: 'wrong' };

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Where the try comes from: an IP address. */
  readonly address: string;
  /** What the browser calls itself, in plain words. */
  readonly browser: string | null;
}

/** What tries at the password of an account are counted under. */
export function passwordGuess(email: string): string {
  return `sign-in:${email}`;
}

/** True while the person works in the network. */
export function isWorking(staff: Selectable<StaffTable>, app: App): boolean {
  return staff.ended_on === null || staff.ended_on >= civil(app.clock.now(), app.timeZone).day;
}

/**
 * Checks e-mail and password; the answer, and the work it takes, is the same whatever was wrong. Who has a second
 * factor owes it now. Throws `too_many_tries` (429) when too many stand in line.
 */
export async function signIn(app: App, credentials: Credentials): Promise<SignInResult> {
  const email = accountName(credentials.email);
  let known: string | undefined;
  const guess: Guess = {
    of: passwordGuess(email),
    address: credentials.address,
    record: (trx, failure) => recordFailure(trx, app, known, failure),
  };
  const staff = await slowDown(app, guess, async () => {
    // Nobody's address holds hidden characters, and PostgreSQL would not even look for some of them.
    const found = isPlainText(email) ? await findStaffByEmail(app.db, email) : undefined;
    known = found?.id;
    return checkPassword(app, found, credentials.password);
  });
  if (!staff) return { kind: 'wrong' };
  const factors = await findFactors(app.db, staff.id);
  if (factors.totp || factors.passkeys > 0) {
    return { kind: 'half_way', token: await stopHalfWay(app, staff.id) };
  }
  const token = await app.db
    .transaction()
    .execute((trx) => openSignIn(trx, app, staff.id, null, credentials.browser));
  return { kind: 'in', token, mustEnrol: !app.config.demo };
}

async function checkPassword(
  app: App,
  staff: Selectable<StaffTable> | undefined,
  password: string,
): Promise<Selectable<StaffTable> | null> {
  const working = staff !== undefined && isWorking(staff, app);
  const fits = await passwordFits(working ? staff.password_hash : null, password);
  return staff && fits ? staff : null;
}

async function stopHalfWay(app: App, staffId: string): Promise<string> {
  const now = app.clock.now();
  const token = newToken();
  await app.db.transaction().execute((trx) =>
    insertHalfSignIn(
      trx,
      {
        id_hash: tokenHash(token),
        staff_id: staffId,
        expires_at: new Date(now.getTime() + HALF_WAY_MS).toISOString(),
      },
      now.toISOString(),
    ),
  );
  return token;
}
