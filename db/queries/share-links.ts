import type { Insertable, Selectable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { ShareLinkTable } from '../schema/share-link.ts';
import { NETWORK, type Scope } from '../scope.ts';
import { insertOnce } from './insert-once.ts';

export type ShareLinkRow = Selectable<ShareLinkTable>;

/** The link of a token, in whatever state, and the sites it may show. Takes no scope: the link says its own. */
export async function findShareLink(
  db: Db,
  tokenHash: string,
): Promise<(ShareLinkRow & { readonly scope: Scope }) | undefined> {
  const link = await db
    .selectFrom('share_link')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return link && { ...link, scope: scopeOf(link.site_ids) };
}

/** As it was written by `insertShareLink`. */
function scopeOf(siteIds: string | null): Scope {
  if (siteIds === null) return NETWORK;
  const list: unknown = JSON.parse(siteIds);
  return { kind: 'sites', siteIds: Array.isArray(list) ? list.map(String) : [] };
}

/** Links of one person, or with `null` of everybody, the latest first; at most 500. */
export async function listShareLinks(db: Db, staffId: string | null) {
  return db
    .selectFrom('share_link')
    .innerJoin('staff', 'staff.id', 'share_link.made_by')
    .select([
      'share_link.id',
      'share_link.title',
      'share_link.query',
      'share_link.made_by',
      'share_link.made_at',
      'share_link.expires_at',
      'share_link.revoked_at',
      'share_link.opened',
      'share_link.last_opened_at',
      'staff.full_name',
    ])
    .$if(staffId !== null, (query) => query.where('made_by', '=', staffId ?? ''))
    .orderBy('made_at', 'desc')
    .orderBy('share_link.id', 'desc')
    .limit(500)
    .execute();
}

/** Makes a link for the sites of a scope; false when one with this id is there already (a form that came twice). */
export async function insertShareLink(
  trx: Trx,
  scope: Scope,
  link: Omit<
    Insertable<ShareLinkTable>,
    'site_ids' | 'opened' | 'last_opened_at' | 'revoked_at' | 'revoked_by'
  >,
): Promise<boolean> {
  return insertOnce(
    trx.insertInto('share_link').values({
      ...link,
      site_ids: scope.kind === 'network' ? null : JSON.stringify(scope.siteIds),
      opened: 0,
      last_opened_at: null,
      revoked_at: null,
      revoked_by: null,
    }),
  );
}

/** Counts that somebody opened a link. */
export async function countOpening(db: Db, id: string, at: string): Promise<void> {
  await db
    .updateTable('share_link')
    .set((eb) => ({ opened: eb('opened', '+', 1), last_opened_at: at }))
    .where('id', '=', id)
    .execute();
}

/** Ends a link of one person, or with `null` of anybody; false when it is not there or has ended already. */
export async function endShareLink(
  trx: Trx,
  staffId: string | null,
  id: string,
  end: { readonly at: string; readonly by: string },
): Promise<boolean> {
  const result = await trx
    .updateTable('share_link')
    .set({ revoked_at: end.at, revoked_by: end.by })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .$if(staffId !== null, (query) => query.where('made_by', '=', staffId ?? ''))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
