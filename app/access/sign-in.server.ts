import type { Selectable } from 'kysely';
import { findStaffByEmail } from '../../db/queries/staff.ts';
import type { StaffTable } from '../../db/schema/staff.ts';
import type { App } from '../platform/app.server.ts';
import { civil } from '../platform/clock.ts';
import { isPlainText } from '../platform/http/plain-text.ts';
import { accountName } from './account-name.ts';
import { type Entered, enter } from './enter.server.ts';
import { passwordFits } from './passwords.server.ts';
import { recordFailure } from './record-failure.server.ts';
import { type Guess, slowDown } from './throttle.server.ts';

type SignInResult = Entered | { readonly kind: 'wrong' };

interface Credentials {
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
  return enter(app, staff.id, null, credentials.browser);
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
