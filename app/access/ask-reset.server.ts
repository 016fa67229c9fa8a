import { deleteExpiredLinks } from '../../db/queries/one-time-links.ts';
import { addSignInFailure, countSignInFailures } from '../../db/queries/sign-ins.ts';
import { findStaffByEmail } from '../../db/queries/staff.ts';
import type { App } from '../platform/app.server.ts';
import { audit } from '../platform/audit.server.ts';
import { isPlainText } from '../platform/http/plain-text.ts';
import { Problem } from '../platform/problem.ts';
import { accountName } from './account-name.ts';
import { issueLink } from './issue-link.server.ts';
import type { LinkOwner } from './link-rules.ts';
import { isWorking } from './sign-in.server.ts';

const WINDOW_MS = 60 * 60_000;
/** Letters an hour to one person: nobody's mailbox is filled by others. */
const MOST_OF_ACCOUNT = 3;
/** A whole office may stand behind one address. */
const MOST_OF_ADDRESS = 30;

/** Stands in for an account that does not exist or does not work. */
const NOBODY: LinkOwner = { id: null, email: 'nobody@invalid', full_name: 'Nobody Nowhere', language: 'it' };

/**
 * Somebody asks for a new password. Whoever the address belongs to, the same statements run: a link and a letter are
 * made for nobody too, and never sent. Throws `too_many_tries` (429) when an address asks too often; an account that
 * is asked for too often gets no further letter.
 */
export async function askReset(
  app: App,
  { email, address }: { readonly email: string; readonly address: string },
): Promise<void> {
  const now = app.clock.now();
  const [at, since] = [now.toISOString(), new Date(now.getTime() - WINDOW_MS).toISOString()];
  const account = accountName(email);
  const accountKey = app.keys.contentHash(`reset:${account}`);
  const addressKey = app.keys.contentHash(`reset-address:${address}`);
  const staff = await findStaffByEmail(app.db, isPlainText(account) ? account : '');
  const works = staff && staff.password_hash !== null && isWorking(staff, app);
  const person: LinkOwner = works ? staff : NOBODY;

  await app.db.transaction().execute(async (trx) => {
    // Counted first: on PostgreSQL the row is then ours until the end, and those who ask at once are counted one by one.
    await addSignInFailure(trx, addressKey, at, since);
    await addSignInFailure(trx, accountKey, at, since);
    if ((await countSignInFailures(trx, addressKey, since)) > MOST_OF_ADDRESS) {
      throw new Problem('too_many_tries', 429);
    }
    if ((await countSignInFailures(trx, accountKey, since)) > MOST_OF_ACCOUNT) return;
    await deleteExpiredLinks(trx, 'reset', at);
    await issueLink(trx, app, 'reset', person);
    await audit(trx, {
      at: now,
      staffId: null,
      action: 'reset.ask',
      subjectKind: 'staff',
      subjectId: person.id ?? 'unknown',
    });
  });
  app.mail?.wake();
}
