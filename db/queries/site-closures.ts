import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../index.ts';
import type { SiteClosureTable } from '../schema/site-closure.ts';
import type { Scope } from '../scope.ts';
import { atSite, inScope } from './in-scope.ts';
import { insertOnce } from './insert-once.ts';

type SiteClosure = Selectable<SiteClosureTable>;

/** The closures of a site in scope that touch the days from `from` to `until`, in order; at most 500. */
export async function listSiteClosures(
  db: Db,
  scope: Scope,
  siteId: string,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<SiteClosure[]> {
  return db
    .selectFrom('site_closure')
    .selectAll()
    .where(atSite(scope, siteId, 'site_id'))
    .where('ends_on', '>=', from)
    .where('starts_on', '<=', until)
    .orderBy('starts_on')
    .orderBy('id')
    .limit(500)
    .execute();
}

/** Adds days on which a site is closed; false when one with this id is there already (a form that came twice). */
export async function insertSiteClosure(trx: Db, closure: Insertable<SiteClosureTable>): Promise<boolean> {
  return insertOnce(trx.insertInto('site_closure').values(closure));
}

/** Takes a closure of a site in scope away; false when there is none. */
export async function deleteSiteClosure(trx: Db, scope: Scope, siteId: string, id: string): Promise<boolean> {
  const result = await trx
    .deleteFrom('site_closure')
    .where('id', '=', id)
    .where('site_id', '=', siteId)
    .where(inScope(scope, 'site_id'))
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}
