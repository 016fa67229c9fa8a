import type { Selectable } from 'kysely';
import { findStaffOfIdentifier, findStaffOfSubject, linkStaffSignOn } from '../../db/queries/sign-on.ts';
import { findAccount, findStaffByEmail } from '../../db/queries/staff.ts';
import type { StaffTable } from '../../db/schema/staff.ts';
import type { App } from '../platform/app.server.ts';
import { audit } from '../platform/audit.server.ts';
import { isPlainText } from '../platform/http/plain-text.ts';
import type { Vouched } from '../platform/provider/provider.server.ts';
import { accountName } from './account-name.ts';
import { isWorking } from './sign-in.server.ts';
import { identifierText, signOnIdentifier, subjectText } from './sign-on-identifier.ts';

/**
 * The member of staff the provider vouches for: the one linked to this subject, else the one the claim of the settings
 * names, who is linked now and from then on known by the subject alone. null for everybody else: nobody is made here,
 * and whoever is linked to another subject is not handed over.
 */
export async function findVouched(app: App, who: Vouched): Promise<Selectable<StaffTable> | null> {
  const subject = subjectText(who.issuer, who.subject);
  const linked = await findStaffOfSubject(app.db, app.keys.lookupKeys(subject));
  if (linked !== undefined) return working(app, await findAccount(app.db, linked));
  const found = working(app, await findClaimed(app, who.claims));
  if (!found || (await link(app, found.id, subject))) return found;
  // Linked meanwhile: in another tab of hers, or to somebody else.
  return (await findStaffOfSubject(app.db, app.keys.lookupKeys(subject))) === found.id ? found : null;
}

/** Whom the claim of the settings names; undefined when it names nobody, or cannot be trusted. */
async function findClaimed(app: App, claims: Vouched['claims']): Promise<Selectable<StaffTable> | undefined> {
  const claimed = app.config.provider?.claim ?? 'email';
  const value = claims[claimed];
  if (typeof value !== 'string') return undefined;
  if (claimed === 'email') {
    // An address nobody has checked may be anybody's.
    if (claims.email_verified !== true || !isPlainText(value)) return undefined;
    return findStaffByEmail(app.db, accountName(value));
  }
  const identifier = signOnIdentifier(value);
  if (identifier === '') return undefined;
  const staffId = await findStaffOfIdentifier(app.db, app.keys.lookupKeys(identifierText(identifier)));
  return staffId === undefined ? undefined : findAccount(app.db, staffId);
}

function working(app: App, staff: Selectable<StaffTable> | undefined): Selectable<StaffTable> | null {
  return staff && isWorking(staff, app) ? staff : null;
}

async function link(app: App, staffId: string, subject: string): Promise<boolean> {
  const now = app.clock.now();
  return app.db.transaction().execute(async (trx) => {
    const text = { key: app.keys.lookupKey(subject), sealed: app.keys.seal(subject, staffId) };
    if (!(await linkStaffSignOn(trx, staffId, text, now.toISOString()))) return false;
    await audit(trx, {
      at: now,
      staffId,
      action: 'sign_on.link',
      subjectKind: 'staff',
      subjectId: staffId,
    });
    return true;
  });
}
