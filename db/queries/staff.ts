import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import { prepared } from '../prepared.ts';
import type { StaffTable } from '../schema/staff.ts';
import type { StaffGrantTable } from '../schema/staff-grant.ts';
import type { Scope } from '../scope.ts';
import { grantInReach, type Reach } from './in-reach.ts';

/** A member of staff by e-mail (lower case), for signing in. */
export async function findStaffByEmail(db: Db, email: string): Promise<Selectable<StaffTable> | undefined> {
  return db.selectFrom('staff').selectAll().where('email', '=', email).executeTakeFirst();
}

/** A member of staff with what she signs in with; undefined for an unknown id. */
export async function findAccount(db: Db, staffId: string): Promise<Selectable<StaffTable> | undefined> {
  return db.selectFrom('staff').selectAll().where('id', '=', staffId).executeTakeFirst();
}

const grantsOnDay = prepared((db, staffId: string, day: string) =>
  db
    .selectFrom('staff_grant')
    .leftJoin('site', (join) =>
      join
        .onRef('site.organisation_id', '=', 'staff_grant.scope_id')
        .on('staff_grant.scope_kind', '=', 'organisation'),
    )
    .select(['staff_grant.id', 'role', 'scope_kind', 'scope_id', 'site.id as site_id'])
    .where('staff_id', '=', staffId)
    .where('starts_on', '<=', day)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>=', day)]))
    .orderBy('staff_grant.id')
    .orderBy('site.id')
    .compile(),
);

/**
 * The grants that hold on `day`, the oldest first, with their scopes resolved to sites: whoever chose no desk is at the
 * first of them, the same in every answer.
 */
export async function listActiveGrants(
  db: Db,
  staffId: string,
  day: string,
): Promise<{ role: StaffGrantTable['role']; scope: Scope }[]> {
  const rows = await grantsOnDay(db, staffId, day);
  // A grant over an organisation has a row for each of its sites.
  const siteIds = new Map<string, string[]>();
  const grants = new Map<string, { role: StaffGrantTable['role']; scope: Scope }>();
  for (const { id, role, scope_kind, scope_id, site_id } of rows) {
    const sites = siteIds.get(id) ?? [];
    const site = scope_kind === 'site' ? scope_id : site_id;
    if (site !== null) sites.push(site);
    siteIds.set(id, sites);
    const scope: Scope = scope_kind === 'network' ? { kind: 'network' } : { kind: 'sites', siteIds: sites };
    grants.set(id, { role, scope });
  }
  return [...grants.values()];
}

/** True once anybody can sign in: before that the server offers the set-up link. */
export async function anyStaff(db: Db): Promise<boolean> {
  const row = await db.selectFrom('staff').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

export async function insertStaff(trx: Db, staff: Insertable<StaffTable>): Promise<void> {
  await trx.insertInto('staff').values(staff).execute();
}

export async function insertGrant(trx: Db, grant: Insertable<StaffGrantTable>): Promise<void> {
  await trx.insertInto('staff_grant').values(grant).execute();
}

/** Sets the password hash and the language of one person. */
export async function updateStaffPassword(trx: Db, staffId: string, passwordHash: string): Promise<void> {
  await trx.updateTable('staff').set({ password_hash: passwordHash }).where('id', '=', staffId).execute();
}

/** Sets the language a person works in. */
export async function updateStaffLanguage(trx: Db, staffId: string, language: 'it' | 'en'): Promise<void> {
  await trx.updateTable('staff').set({ language }).where('id', '=', staffId).execute();
}

/** A member of staff as others see her: without the password, but whether there is one. */
export type StaffMember = Omit<Selectable<StaffTable>, 'password_hash'> & {
  readonly has_password: 0 | 1;
  /** She has come in through the sign-on provider. */
  readonly is_linked: 0 | 1;
};

function membersIn(db: Db, reach: Reach) {
  const members = db
    .selectFrom('staff')
    .select([
      'staff.id',
      'staff.email',
      'staff.full_name',
      'staff.language',
      'staff.ended_on',
      'staff.created_at',
    ])
    .select((eb) =>
      eb.case().when('staff.password_hash', 'is', null).then<0>(0).else<1>(1).end().as('has_password'),
    )
    .select((eb) => {
      const link = eb
        .selectFrom('staff_sign_on')
        .select('staff_sign_on.staff_id')
        .whereRef('staff_sign_on.staff_id', '=', 'staff.id')
        .where('staff_sign_on.linked_at', 'is not', null);
      return eb.case().when(eb.exists(link)).then<1>(1).else<0>(0).end().as('is_linked');
    });
  if (reach.scope.kind === 'network') return members;
  return members.where((eb) =>
    eb.exists(
      eb
        .selectFrom('staff_grant')
        .select('staff_grant.id')
        .whereRef('staff_grant.staff_id', '=', 'staff.id')
        .where(grantInReach(reach)),
    ),
  );
}

/** Staff who hold or held a grant inside the reach (everybody for the network), by name; at most 10,000. */
export async function listStaff(db: Db, reach: Reach): Promise<StaffMember[]> {
  return membersIn(db, reach).orderBy('staff.full_name').orderBy('staff.id').limit(10_000).execute();
}

/** One member of staff inside the reach. */
export async function findStaff(db: Db, reach: Reach, staffId: string): Promise<StaffMember | undefined> {
  return membersIn(db, reach).where('staff.id', '=', staffId).executeTakeFirst();
}

/** Changes one person's name, address, language or last day; false when there is none. */
export async function updateStaff(
  trx: Db,
  reach: Reach,
  staffId: string,
  change: Pick<Updateable<StaffTable>, 'full_name' | 'email' | 'language' | 'ended_on'>,
): Promise<boolean> {
  const found = await findStaff(trx, reach, staffId);
  if (!found) return false;
  await trx.updateTable('staff').set(change).where('id', '=', staffId).execute();
  return true;
}

/** Holds some people until the transaction ends, always in the same order: what is decided about one of them comes in turn. */
export async function lockStaff(trx: Trx, ids: readonly string[]): Promise<void> {
  for (const id of ids.toSorted()) {
    await trx
      .updateTable('staff')
      .set((eb) => ({ full_name: eb.ref('full_name') }))
      .where('id', '=', id)
      .execute();
  }
}

/** The name colleagues read; undefined for an unknown id. */
export async function findStaffName(db: Db, staffId: string): Promise<string | undefined> {
  const row = await db.selectFrom('staff').select('full_name').where('id', '=', staffId).executeTakeFirst();
  return row?.full_name;
}

/** The names of some staff by id; at most 1,000 ids. */
export async function listStaffNames(
  db: Db,
  staffIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (staffIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'full_name'])
    .where('id', 'in', staffIds)
    .limit(1000)
    .execute();
  return new Map(rows.map(({ id, full_name }) => [id, full_name]));
}
