import type { Selectable } from 'kysely';
import { linkStaffSignOn, listStaffSignOns } from '../../db/queries/sign-on.ts';
import { findAccount, findStaffByEmail } from '../../db/queries/staff.ts';
import type { StaffTable } from '../../db/schema/staff.ts';
import type { App } from '../platform/app.server.ts';
import { audit } from '../platform/audit.server.ts';
import { isPlainText } from '../platform/http/plain-text.ts';
import type { Vouched } from '../platform/provider/provider.server.ts';
import { accountName } from './account-name.ts';
import { isWorking } from './sign-in.server.ts';
import { signOnIdentifier } from './sign-on-identifier.ts';

/** What a link is remembered as. */
export function subjectText({ issuer, subject }: Pick<Vouched, 'issuer' | 'subject'>): string {
  return JSON.stringify([issuer, subject]);
}

/**
 * The member of staff the provider vouches for: the one linked to this subject, else the one the claim of the settings
 * names, who is linked now and from then on known by the subject alone. null for everybody else: nobody is made here,
 * and whoever is linked to another subject is not handed over.
 */
export async function findVouched(app: App, who: Vouched): Promise<Selectable<StaffTable> | null> {
  const known = await listStaffSignOns(app.db);
  const subject = subjectText(who);
  const opened = (sealed: string | null, staffId: string) =>
    sealed === null ? null : app.keys.open(sealed, staffId);
  const linked = known.find((row) => opened(row.subject_sealed, row.staff_id) === subject);
  if (linked) return working(app, await findAccount(app.db, linked.staff_id));

  const claimed = app.config.provider?.claim ?? 'email';
  const value = who.claims[claimed];
  if (typeof value !== 'string') return null;
  let staff: Selectable<StaffTable> | undefined;
  if (claimed === 'email') {
    // An address nobody has checked may be anybody's.
    if (who.claims.email_verified !== true || !isPlainText(value)) return null;
    staff = await findStaffByEmail(app.db, accountName(value));
  } else {
    const wanted = signOnIdentifier(value);
    const fitting = known.filter((row) => opened(row.identifier_sealed, row.staff_id) === wanted);
    const [only, ...others] = fitting;
    if (wanted === '' || !only || others.length > 0) return null;
    staff = await findAccount(app.db, only.staff_id);
  }
  const found = working(app, staff);
  return found && (await link(app, found.id, subject)) ? found : null;
}

function working(app: App, staff: Selectable<StaffTable> | undefined): Selectable<StaffTable> | null {
  return staff && isWorking(staff, app) ? staff : null;
}

async function link(app: App, staffId: string, subject: string): Promise<boolean> {
  const now = app.clock.now();
  return app.db.transaction().execute(async (trx) => {
    if (!(await linkStaffSignOn(trx, staffId, app.keys.seal(subject, staffId), now.toISOString())))
      return false;
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
