import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { OrganisationTable } from '../schema/organisation.ts';
import { organisationInReach, type Reach } from './in-reach.ts';
import { inScope } from './in-scope.ts';
import { insertOnce } from './insert-once.ts';

export type OrganisationRow = Selectable<OrganisationTable>;

/** Organisations in reach by name, each with the number of its sites in scope; at most 2,000. */
export async function listOrganisations(
  db: Db,
  reach: Reach,
): Promise<(OrganisationRow & { readonly sites: number })[]> {
  const rows = await db
    .selectFrom('organisation')
    .selectAll('organisation')
    .select((eb) =>
      eb
        .selectFrom('site')
        .whereRef('site.organisation_id', '=', 'organisation.id')
        .where(inScope(reach.scope, 'site.id'))
        .select((e) => e.cast<number>(e.fn.countAll(), 'integer').as('n'))
        .as('sites'),
    )
    .where(organisationInReach(reach))
    .orderBy('organisation.name')
    .limit(2000)
    .execute();
  return rows.map((row) => ({ ...row, sites: row.sites ?? 0 }));
}

/** One organisation in reach. */
export async function findOrganisation(
  db: Db,
  reach: Reach,
  id: string,
): Promise<OrganisationRow | undefined> {
  return db
    .selectFrom('organisation')
    .selectAll('organisation')
    .where('organisation.id', '=', id)
    .where(organisationInReach(reach))
    .executeTakeFirst();
}

/** One organisation wherever it is, held until the transaction ends: whether it has ended is decided by one at a time. */
export async function lockOrganisation(trx: Trx, id: string): Promise<OrganisationRow | undefined> {
  return trx
    .updateTable('organisation')
    .set((eb) => ({ ended_on: eb.ref('ended_on') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** Adds an organisation; false when one with this id is there already (a form that came twice). */
export async function insertOrganisation(
  trx: Db,
  organisation: Insertable<OrganisationTable>,
): Promise<boolean> {
  return insertOnce(trx.insertInto('organisation').values(organisation));
}

/** Changes one organisation in reach; false when there is none. */
export async function updateOrganisation(
  trx: Db,
  reach: Reach,
  id: string,
  change: Updateable<OrganisationTable>,
): Promise<boolean> {
  const result = await trx
    .updateTable('organisation')
    .set(change)
    .where('organisation.id', '=', id)
    .where(organisationInReach(reach))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Sites of an organisation that are not closed: what keeps it from ending. */
export async function countOpenSites(db: Db, organisationId: string): Promise<number> {
  const row = await db
    .selectFrom('site')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n'))
    .where('organisation_id', '=', organisationId)
    .where('status', '<>', 'closed')
    .executeTakeFirst();
  return row?.n ?? 0;
}
