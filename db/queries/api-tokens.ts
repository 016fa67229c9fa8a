import type { Insertable, Selectable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { ApiTokenTable } from '../schema/api-token.ts';
import type { Scope } from '../scope.ts';

type ApiTokenRow = Selectable<ApiTokenTable>;

/** A token with its scope resolved to sites. */
export type ApiToken = ApiTokenRow & { readonly scope: Scope };

/** The token with this hash, in whatever state. Takes no scope: the token says its own. */
export async function findApiTokenByHash(db: Db, tokenHash: string): Promise<ApiToken | undefined> {
  const token = await db
    .selectFrom('api_token')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return token && { ...token, scope: await scopeOf(db, token) };
}

async function scopeOf(db: Db, { scope_kind, scope_id }: ApiTokenRow): Promise<Scope> {
  if (scope_kind === 'network' || scope_id === null) return { kind: 'network' };
  if (scope_kind === 'site') return { kind: 'sites', siteIds: [scope_id] };
  const sites = await db.selectFrom('site').select('id').where('organisation_id', '=', scope_id).execute();
  return { kind: 'sites', siteIds: sites.map(({ id }) => id) };
}

/** One token by its id. */
export async function findApiToken(db: Db, id: string): Promise<ApiTokenRow | undefined> {
  return db.selectFrom('api_token').selectAll().where('id', '=', id).executeTakeFirst();
}

/** All tokens of the network, the latest first; at most 1,000. Tokens are of the network, whatever their own scope. */
export async function listApiTokens(db: Db) {
  return db
    .selectFrom('api_token as t')
    .leftJoin('staff', 'staff.id', 't.created_by')
    .leftJoin('organisation', (join) =>
      join.onRef('organisation.id', '=', 't.scope_id').on('t.scope_kind', '=', 'organisation'),
    )
    .leftJoin('site', (join) => join.onRef('site.id', '=', 't.scope_id').on('t.scope_kind', '=', 'site'))
    .select([
      't.id',
      't.name',
      't.role',
      't.scope_kind',
      't.scope_id',
      't.created_at',
      't.expires_on',
      't.revoked_at',
      't.last_used_on',
      't.uses',
      'staff.full_name as created_by_name',
    ])
    .select((eb) => eb.fn.coalesce('organisation.name', 'site.name').as('scope_name'))
    .orderBy('t.created_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(1000)
    .execute();
}

export async function insertApiToken(
  trx: Trx,
  token: Omit<Insertable<ApiTokenTable>, 'revoked_at' | 'revoked_by' | 'last_used_on' | 'uses'>,
): Promise<void> {
  await trx
    .insertInto('api_token')
    .values({ ...token, revoked_at: null, revoked_by: null, last_used_on: null, uses: 0 })
    .execute();
}

/** Takes a token back; false when there is none or it was taken back before. */
export async function revokeApiToken(
  trx: Trx,
  id: string,
  { at, by }: { readonly at: string; readonly by: string | null },
): Promise<boolean> {
  const result = await trx
    .updateTable('api_token')
    .set({ revoked_at: at, revoked_by: by })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Counts a use of a token on a day; true when it is the first of that day. */
export async function updateApiTokenUse(trx: Trx, id: string, day: string): Promise<boolean> {
  const first = await trx
    .updateTable('api_token')
    .set((eb) => ({ uses: eb('uses', '+', 1), last_used_on: day }))
    .where('id', '=', id)
    .where((eb) => eb.or([eb('last_used_on', 'is', null), eb('last_used_on', '<', day)]))
    .executeTakeFirst();
  if (first.numUpdatedRows === 1n) return true;
  await trx
    .updateTable('api_token')
    .set((eb) => ({ uses: eb('uses', '+', 1) }))
    .where('id', '=', id)
    .execute();
  return false;
}
