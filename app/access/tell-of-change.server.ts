import type { Db } from '../../db/index.ts';
import { findNetwork } from '../../db/queries/network.ts';
import { findAccount } from '../../db/queries/staff.ts';
import type { App } from '../platform/app.server.ts';
import { civil } from '../platform/clock.ts';
import { wordsIn } from '../platform/words.server.ts';
import { formatsFor } from '../ui/formats.ts';
import { composeLetter } from './compose-letter.server.ts';

/** What of somebody's way in changed. */
type AccountChange =
  | 'password'
  | 'totp_added'
  | 'totp_removed'
  | 'passkey_added'
  | 'passkey_removed'
  | 'recovery_codes'
  | 'factors_reset'
  | 'email';

/** News of a change is worth sending for a week, should the mail server be away. */
const WORTH_MS = 7 * 24 * 3_600_000;

/**
 * Writes to somebody that her password, a factor or her address changed, inside the transaction of the change (call
 * `app.mail?.wake()` after the commit): who did not do it herself learns of it. `email` is where she was reached before.
 * Without mail nothing is written.
 */
export async function tellOfChange(
  trx: Db,
  { mail, clock, timeZone }: Pick<App, 'mail' | 'clock' | 'timeZone'>,
  staffId: string,
  change: AccountChange,
  email?: string,
): Promise<void> {
  const person = mail && (await findAccount(trx, staffId));
  if (!mail || !person) return;
  const now = clock.now();
  const { day, time } = civil(now, timeZone);
  const network = (await findNetwork(trx))?.name ?? 'Bottega';
  const t = wordsIn(person.language).getFixedT(person.language, 'mail');
  const when = { day: formatsFor(person.language).date(day), time, network };
  const content = composeLetter(
    { ...person, email: email ?? person.email },
    {
      subject: t('change.subject'),
      network,
      before: [t('change.text', when), t(`change.what.${change}`)],
      after: [t('change.yours'), t('change.unexpected')],
    },
  );
  await mail.queue(trx, {
    purpose: 'change',
    staffId,
    content,
    uselessAt: new Date(now.getTime() + WORTH_MS),
  });
}
