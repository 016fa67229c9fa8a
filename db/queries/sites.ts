import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import { prepared } from '../prepared.ts';
import type { SiteTable } from '../schema/site.ts';
import { type Scope, scopeCovers } from '../scope.ts';
import { inScope, preparedInScope } from './in-scope.ts';
import { insertOnce } from './insert-once.ts';

export type SiteRow = Selectable<SiteTable>;
export type SiteSummary = SiteRow & { organisation_name: string };

/** Sites in scope with their organisation, by name; at most 5,000. */
export async function listSites(db: Db, scope: Scope): Promise<SiteSummary[]> {
  return db
    .selectFrom('site')
    .innerJoin('organisation', 'organisation.id', 'site.organisation_id')
    .selectAll('site')
    .select('organisation.name as organisation_name')
    .where(inScope(scope, 'site.id'))
    .orderBy('site.name')
    .limit(5000)
    .execute();
}

/** A site as figures name it. */
export type NamedSite = Pick<
  SiteSummary,
  'id' | 'name' | 'organisation_id' | 'organisation_name' | 'status' | 'comune' | 'comune_name' | 'province'
>;

const namedSites = preparedInScope((db, scope) =>
  db
    .selectFrom('site')
    .innerJoin('organisation', 'organisation.id', 'site.organisation_id')
    .select([
      'site.id',
      'site.name',
      'site.organisation_id',
      'organisation.name as organisation_name',
      'site.status',
      'site.comune',
      'site.comune_name',
      'site.province',
    ])
    .where(inScope(scope, 'site.id'))
    .orderBy('site.name')
    .limit(5000)
    .compile(),
);

/** What names the sites in scope, by name; at most 5,000. A region's are asked for at every page of figures. */
export async function listNamedSites(db: Db, scope: Scope): Promise<NamedSite[]> {
  return namedSites(db, scope);
}

const siteNames = preparedInScope((db, scope) =>
  db
    .selectFrom('site')
    .select(['id', 'name'])
    .where(inScope(scope, 'id'))
    .orderBy('name')
    .limit(5000)
    .compile(),
);

/** Id and name of the sites in scope, by name; at most 5,000. */
export async function listSiteNames(db: Db, scope: Scope): Promise<Pick<SiteRow, 'id' | 'name'>[]> {
  return siteNames(db, scope);
}

/** The sites in scope as one is chosen, by name: all, or those that are not closed; at most 5,000. */
export async function listSitesToChoose(
  db: Db,
  scope: Scope,
  which: 'all' | 'open',
): Promise<Pick<SiteRow, 'id' | 'name' | 'comune_name' | 'province'>[]> {
  return db
    .selectFrom('site')
    .select(['id', 'name', 'comune_name', 'province'])
    .where(inScope(scope, 'id'))
    .$if(which === 'open', (query) => query.where('status', '!=', 'closed'))
    .orderBy('name')
    .limit(5000)
    .execute();
}

/** Where the sites in scope are: organisation and comune by id, in order of id. */
export async function listSitePlaces(
  db: Db,
  scope: Scope,
): Promise<Pick<SiteRow, 'id' | 'organisation_id' | 'comune'>[]> {
  return db
    .selectFrom('site')
    .select(['id', 'organisation_id', 'comune'])
    .where(inScope(scope, 'id'))
    .orderBy('id')
    .execute();
}

const siteById = prepared((db, siteId: string) =>
  db
    .selectFrom('site')
    .innerJoin('organisation', 'organisation.id', 'site.organisation_id')
    .selectAll('site')
    .select('organisation.name as organisation_name')
    .where('site.id', '=', siteId)
    .compile(),
);

/** One site in scope. */
export async function findSite(db: Db, scope: Scope, siteId: string): Promise<SiteSummary | undefined> {
  if (!scopeCovers(scope, siteId)) return undefined;
  const [site] = await siteById(db, siteId);
  return site;
}

/** One site in scope, held until the transaction ends. Who holds its organisation too takes the site first. */
export async function lockSite(trx: Trx, scope: Scope, siteId: string): Promise<SiteSummary | undefined> {
  await trx
    .updateTable('site')
    .set((eb) => ({ status: eb.ref('status') }))
    .where('id', '=', siteId)
    .where(inScope(scope, 'id'))
    .execute();
  return findSite(trx, scope, siteId);
}

/** Adds a site; false when one with this id is there already (a form that came twice). */
export async function insertSite(trx: Db, site: Insertable<SiteTable>): Promise<boolean> {
  return insertOnce(trx.insertInto('site').values(site));
}

/** Changes one site in scope; false when there is none. */
export async function updateSite(
  trx: Db,
  scope: Scope,
  siteId: string,
  change: Updateable<SiteTable>,
): Promise<boolean> {
  const result = await trx
    .updateTable('site')
    .set(change)
    .where('id', '=', siteId)
    .where(inScope(scope, 'site.id'))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
