import type { App } from '../platform/app.server.ts';
import { audit } from '../platform/audit.server.ts';
import type { Failure } from './throttle.server.ts';

/** Tells equal from different; nothing is ever looked up by it, so it needs no name of its key. */
function markOf(keyHash: string): string {
  return keyHash.slice(-32);
}

/**
 * Puts a wrong password on record: whose, when there is such an account; otherwise only a mark of what was typed, since
 * people also type passwords and codes into the field of the address.
 */
export async function recordFailure(
  trx: App['db'],
  app: App,
  staffId: string | undefined,
  { accountKey, addressKey, times, fromAddress }: Failure,
): Promise<void> {
  await audit(trx, {
    at: app.clock.now(),
    staffId: null,
    action: 'sign_in.refuse',
    subjectKind: staffId === undefined ? 'account' : 'staff',
    subjectId: staffId ?? markOf(accountKey),
    detail: { times, from: markOf(addressKey), from_address: fromAddress },
  });
}
