import { findFactors } from '../../db/queries/factors.ts';
import { findStaffSignOn } from '../../db/queries/sign-on.ts';
import { findAccount } from '../../db/queries/staff.ts';
import type { App } from '../platform/app.server.ts';
import { passkeyDomain } from './passkeys.server.ts';
import type { Actor } from './policy.ts';

/** By what somebody signed in can prove again who she is; `provider` is what the provider is called. */
export async function findProofs(
  { db, config }: Pick<App, 'db' | 'config'>,
  { staffId }: Pick<Actor, 'staffId'>,
): Promise<{ readonly password: boolean; readonly passkey: boolean; readonly provider: string | null }> {
  const { passkeys } = await findFactors(db, staffId);
  const account = await findAccount(db, staffId);
  const signOn = config.provider && (await findStaffSignOn(db, staffId));
  return {
    password: account?.password_hash != null,
    passkey: passkeys > 0 && passkeyDomain(config) !== null,
    provider: signOn?.linked_at ? (config.provider?.label ?? null) : null,
  };
}
