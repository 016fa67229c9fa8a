import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../index.ts';
import { prepared } from '../prepared.ts';
import type { HandoverTable } from '../schema/handover.ts';
import type { SignInTable } from '../schema/sign-in.ts';
import type { StaffTable } from '../schema/staff.ts';

export type SignInWithStaff = Selectable<SignInTable> &
  Pick<Selectable<StaffTable>, 'full_name' | 'language' | 'ended_on'> & {
    /** The questionnaire its tablet is handed over for; null while it is in the person's own hands. */
    readonly handed_over_for: string | null;
  } & { readonly [Column in 'touched_at' | 'closed_at']: Selectable<HandoverTable>[Column] | null };

const signInByHash = prepared((db, idHash: string) =>
  db
    .selectFrom('sign_in')
    .innerJoin('staff', 'staff.id', 'sign_in.staff_id')
    .leftJoin('handover', 'handover.sign_in_id', 'sign_in.id')
    .selectAll('sign_in')
    .select(['staff.full_name', 'staff.language', 'staff.ended_on'])
    .select(['handover.response_id as handed_over_for', 'handover.touched_at', 'handover.closed_at'])
    .where('sign_in.id_hash', '=', idHash)
    .where('sign_in.ended_at', 'is', null)
    .compile(),
);

/** A sign-in that has not been ended, with its person and whom it was handed to; expiry is the caller's to judge. */
export async function findSignIn(db: Db, idHash: string): Promise<SignInWithStaff | undefined> {
  const [signIn] = await signInByHash(db, idHash);
  return signIn;
}

export async function insertSignIn(trx: Db, signIn: Insertable<SignInTable>): Promise<void> {
  await trx.insertInto('sign_in').values(signIn).execute();
}

/** Notes that the browser was seen at an instant. */
export async function updateLastSeen(db: Db, idHash: string, at: string): Promise<void> {
  await db.updateTable('sign_in').set({ last_seen_at: at }).where('id_hash', '=', idHash).execute();
}

/** Moves the browser to another site. */
export async function updateSignInSite(trx: Db, idHash: string, siteId: string): Promise<void> {
  await trx.updateTable('sign_in').set({ site_id: siteId }).where('id_hash', '=', idHash).execute();
}

/** Gives a sign-in another token, and what the person proved with it: the old token opens nothing any more. */
export async function renewSignIn(
  trx: Db,
  idHash: string,
  renewed: Pick<Selectable<SignInTable>, 'id_hash' | 'proved_at' | 'factor'>,
): Promise<boolean> {
  const result = await trx
    .updateTable('sign_in')
    .set(renewed)
    .where('id_hash', '=', idHash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** A sign-in as its person, or who manages her, is shown it. */
interface OpenSignIn {
  readonly id: string;
  readonly site_name: string | null;
  readonly browser: string | null;
  readonly created_at: string;
  readonly last_seen_at: string;
}

/** The sign-ins of a person that still open something, last seen first; at most 100. */
export async function listOpenSignIns(
  db: Db,
  staffId: string,
  now: string,
  seenSince: string,
): Promise<OpenSignIn[]> {
  return db
    .selectFrom('sign_in')
    .leftJoin('site', 'site.id', 'sign_in.site_id')
    .select(['sign_in.id', 'site.name as site_name', 'browser', 'sign_in.created_at', 'last_seen_at'])
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>=', seenSince)
    .orderBy('last_seen_at', 'desc')
    .orderBy('sign_in.id')
    .limit(100)
    .execute();
}

/** Ends one of a person's sign-ins, by its id; false when there is none open. */
export async function endSignInOf(trx: Db, staffId: string, id: string, at: string): Promise<boolean> {
  const result = await trx
    .updateTable('sign_in')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Ends every sign-in of a person but this browser's, also those half-way. */
export async function endOtherSignIns(trx: Db, staffId: string, idHash: string, at: string): Promise<void> {
  await trx.deleteFrom('half_sign_in').where('staff_id', '=', staffId).execute();
  await trx
    .updateTable('sign_in')
    .set({ ended_at: at })
    .where('staff_id', '=', staffId)
    .where('id_hash', '!=', idHash)
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends one sign-in. */
export async function endSignIn(trx: Db, idHash: string, at: string): Promise<void> {
  await trx
    .updateTable('sign_in')
    .set({ ended_at: at })
    .where('id_hash', '=', idHash)
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends every sign-in of a person, also those half-way: after a change of rights, password or factors. */
export async function endSignInsOf(trx: Db, staffId: string, at: string): Promise<void> {
  await trx.deleteFrom('half_sign_in').where('staff_id', '=', staffId).execute();
  await trx
    .updateTable('sign_in')
    .set({ ended_at: at })
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .execute();
}

/** Failures under a key since `since`; 0 when the window is older. */
export async function countSignInFailures(db: Db, keyHash: string, since: string): Promise<number> {
  const row = await db
    .selectFrom('sign_in_failure')
    .select('failures')
    .where('key_hash', '=', keyHash)
    .where('window_started_at', '>=', since)
    .executeTakeFirst();
  return row?.failures ?? 0;
}

/** Counts one more failure; a window that began before `since` starts again at one. */
export async function addSignInFailure(trx: Db, keyHash: string, at: string, since: string): Promise<void> {
  await trx
    .deleteFrom('sign_in_failure')
    .where('key_hash', '=', keyHash)
    .where('window_started_at', '<', since)
    .execute();
  await trx
    .insertInto('sign_in_failure')
    .values({ key_hash: keyHash, failures: 1, window_started_at: at })
    .onConflict((conflict) =>
      conflict.column('key_hash').doUpdateSet((eb) => ({ failures: eb('sign_in_failure.failures', '+', 1) })),
    )
    .execute();
}

/** Forgets the failures of a key after a success. */
export async function clearSignInFailures(trx: Db, keyHash: string): Promise<void> {
  await trx.deleteFrom('sign_in_failure').where('key_hash', '=', keyHash).execute();
}
