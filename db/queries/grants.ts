import type { Selectable } from 'kysely';
import type { Db } from '../index.ts';
import type { StaffGrantTable } from '../schema/staff-grant.ts';
import { grantInReach, type Reach } from './in-reach.ts';

type Role = StaffGrantTable['role'];

/** A grant with the name of its organisation or site; null for the network. */
export type NamedGrant = Selectable<StaffGrantTable> & { readonly scope_name: string | null };

function namedGrants(db: Db, reach: Reach) {
  return db
    .selectFrom('staff_grant')
    .leftJoin('site', 'site.id', 'staff_grant.scope_id')
    .leftJoin('organisation', 'organisation.id', 'staff_grant.scope_id')
    .selectAll('staff_grant')
    .select((eb) => eb.fn.coalesce('site.name', 'organisation.name').as('scope_name'))
    .where(grantInReach(reach));
}

/** The grants of one person inside the reach, past ones too, latest first. */
export async function listGrantsOf(db: Db, reach: Reach, staffId: string): Promise<NamedGrant[]> {
  return namedGrants(db, reach)
    .where('staff_grant.staff_id', '=', staffId)
    .orderBy('staff_grant.starts_on', 'desc')
    .orderBy('staff_grant.id', 'desc')
    .limit(500)
    .execute();
}

/** The grants inside the reach that hold on `day`, of everybody; at most 20,000. */
export async function listGrantsOn(db: Db, reach: Reach, day: string): Promise<NamedGrant[]> {
  return namedGrants(db, reach)
    .where('staff_grant.starts_on', '<=', day)
    .where((eb) => eb.or([eb('staff_grant.ends_on', 'is', null), eb('staff_grant.ends_on', '>=', day)]))
    .orderBy('staff_grant.staff_id')
    .orderBy('staff_grant.id')
    .limit(20_000)
    .execute();
}

/** One grant of one person, inside the reach. */
export async function findGrant(
  db: Db,
  reach: Reach,
  staffId: string,
  grantId: string,
): Promise<NamedGrant | undefined> {
  return namedGrants(db, reach)
    .where('staff_grant.id', '=', grantId)
    .where('staff_grant.staff_id', '=', staffId)
    .executeTakeFirst();
}

/** Every grant of one person that holds on `day` or later, wherever: to decide whether somebody may manage her. */
export async function listLiveGrants(
  db: Db,
  staffId: string,
  day: string,
): Promise<Selectable<StaffGrantTable>[]> {
  return db
    .selectFrom('staff_grant')
    .selectAll()
    .where('staff_id', '=', staffId)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>=', day)]))
    .limit(500)
    .execute();
}

/** Sets the last day of a grant inside the reach; false when there is none. */
export async function endGrant(trx: Db, reach: Reach, grantId: string, lastDay: string): Promise<boolean> {
  const result = await trx
    .updateTable('staff_grant')
    .set({ ends_on: lastDay })
    .where('id', '=', grantId)
    .where(grantInReach(reach))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The organisations a person holds as a whole on `day`, in one of these roles. */
export async function listHeldOrganisations(
  db: Db,
  staffId: string,
  roles: readonly Role[],
  day: string,
): Promise<string[]> {
  if (roles.length === 0) return [];
  const rows = await db
    .selectFrom('staff_grant')
    .select('scope_id')
    .distinct()
    .where('staff_id', '=', staffId)
    .where('scope_kind', '=', 'organisation')
    .where('role', 'in', roles)
    .where('starts_on', '<=', day)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>=', day)]))
    .execute();
  return rows.flatMap(({ scope_id }) => (scope_id === null ? [] : [scope_id]));
}

/**
 * The grants that keep the network governable: administrators of the network who can sign in, with no last day.
 * Pass a transaction: until it ends, nobody else can count or change them on the strength of the same answer.
 */
export async function listLastingAdminGrants(
  trx: Db,
  day: string,
): Promise<{ id: string; staff_id: string }[]> {
  // Writing the one row of the network makes such transactions wait for each other.
  await trx
    .updateTable('network')
    .set((eb) => ({ name: eb.ref('name') }))
    .execute();
  return trx
    .selectFrom('staff_grant')
    .innerJoin('staff', 'staff.id', 'staff_grant.staff_id')
    .select(['staff_grant.id', 'staff_grant.staff_id'])
    .where('staff_grant.role', '=', 'admin')
    .where('staff_grant.scope_kind', '=', 'network')
    .where('staff_grant.starts_on', '<=', day)
    .where('staff_grant.ends_on', 'is', null)
    .where('staff.ended_on', 'is', null)
    .where('staff.password_hash', 'is not', null)
    .limit(1000)
    .execute();
}
