import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../index.ts';
import type { StaffTable } from '../schema/staff.ts';
import type { StaffGrantTable } from '../schema/staff-grant.ts';
import type { Scope } from '../scope.ts';

/** A member of staff by e-mail (lower case), for signing in. */
export async function findStaffByEmail(db: Db, email: string): Promise<Selectable<StaffTable> | undefined> {
  return db.selectFrom('staff').selectAll().where('email', '=', email).executeTakeFirst();
}

/** The grants that hold on `day`, with their scopes resolved to sites. */
export async function listActiveGrants(
  db: Db,
  staffId: string,
  day: string,
): Promise<{ role: StaffGrantTable['role']; scope: Scope }[]> {
  const grants = await db
    .selectFrom('staff_grant')
    .select(['role', 'scope_kind', 'scope_id'])
    .where('staff_id', '=', staffId)
    .where('starts_on', '<=', day)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>=', day)]))
    .execute();
  const organisationIds = grants.flatMap((grant) =>
    grant.scope_kind === 'organisation' && grant.scope_id ? [grant.scope_id] : [],
  );
  const sites =
    organisationIds.length === 0
      ? []
      : await db
          .selectFrom('site')
          .select(['id', 'organisation_id'])
          .where('organisation_id', 'in', organisationIds)
          .execute();
  return grants.map(({ role, scope_kind, scope_id }) => {
    if (scope_kind === 'network') return { role, scope: { kind: 'network' } };
    const siteIds =
      scope_kind === 'site'
        ? scope_id
          ? [scope_id]
          : []
        : sites.filter((site) => site.organisation_id === scope_id).map((site) => site.id);
    return { role, scope: { kind: 'sites', siteIds } };
  });
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
