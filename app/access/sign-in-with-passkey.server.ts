import { findAccount } from '../../db/queries/staff.ts';
import type { App } from '../platform/app.server.ts';
import { openSignIn } from './open-sign-in.server.ts';
import { provePasskey } from './passkeys.server.ts';
import { isWorking } from './sign-in.server.ts';

/** What a passkey is asked for on the sign-in page, where nobody has said who she is. */
export const PASSKEY_ALONE = 'sign-in';

/**
 * Signs in with a passkey alone: the authenticator is one factor, the finger or number it asks for the other. Answers
 * the token; null whatever was wrong.
 */
export async function signInWithPasskey(
  app: App,
  sent: string,
  browser: string | null,
): Promise<string | null> {
  const staffId = await provePasskey(app, sent, PASSKEY_ALONE, { verified: true });
  const staff = staffId === null ? undefined : await findAccount(app.db, staffId);
  if (!staff || !isWorking(staff, app)) return null;
  return app.db.transaction().execute((trx) => openSignIn(trx, app, staff.id, 'passkey', browser));
}
