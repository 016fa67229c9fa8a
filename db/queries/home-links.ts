import type { Insertable, Selectable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { HomeLinkTable } from '../schema/home-link.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';
import { insertOnce } from './insert-once.ts';

export type HomeLinkRow = Selectable<HomeLinkTable>;

/** The link of a token, in whatever state. Takes no scope: who has the token was given the link. */
export async function findHomeLinkByToken(db: Db, tokenHash: string): Promise<HomeLinkRow | undefined> {
  return db.selectFrom('home_link').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
}

/** A link in scope, in whatever state; never of somebody whose data were erased. */
export async function findHomeLink(db: Db, scope: Scope, id: string): Promise<HomeLinkRow | undefined> {
  return db
    .selectFrom('home_link')
    .innerJoin('citizen', 'citizen.id', 'home_link.citizen_id')
    .selectAll('home_link')
    .where('home_link.id', '=', id)
    .where('citizen.erased_on', 'is', null)
    .where(inScope(scope, 'home_link.site_id'))
    .executeTakeFirst();
}

/** The links of one person in scope that still open something at `now`, the latest first; at most 20. */
export async function listOpenHomeLinks(
  db: Db,
  scope: Scope,
  personNo: number,
  now: string,
): Promise<HomeLinkRow[]> {
  return (
    db
      .selectFrom('home_link')
      .leftJoin('response', 'response.id', 'home_link.response_id')
      .selectAll('home_link')
      .where('home_link.person_no', '=', personNo)
      .where(inScope(scope, 'home_link.site_id'))
      .where('used_at', 'is', null)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now)
      // One that was finished or thrown away at the desk has nothing left to open.
      .where((eb) => eb.or([eb('response.id', 'is', null), eb('response.status', '=', 'in_progress')]))
      .orderBy('made_at', 'desc')
      .orderBy('home_link.id', 'desc')
      .limit(20)
      .execute()
  );
}

/** The link for the questionnaire of an enrolment at one moment that still opens something at `now`. */
export async function findOpenCheckLink(
  trx: Trx,
  check: { readonly enrolmentId: string; readonly moment: 'before' | 'after' },
  now: string,
): Promise<HomeLinkRow | undefined> {
  return trx
    .selectFrom('home_link')
    .selectAll()
    .where('enrolment_id', '=', check.enrolmentId)
    .where('moment', '=', check.moment)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Makes a link; false when one with this id is there already (a form that came twice). */
export async function insertHomeLink(
  trx: Trx,
  link: Omit<Insertable<HomeLinkTable>, 'response_id' | 'used_at' | 'revoked_at'>,
): Promise<boolean> {
  return insertOnce(
    trx.insertInto('home_link').values({ ...link, response_id: null, used_at: null, revoked_at: null }),
  );
}

/** Names the answers given through a link; false when it has some already. */
export async function updateHomeLinkResponse(trx: Trx, id: string, responseId: string): Promise<boolean> {
  const result = await trx
    .updateTable('home_link')
    .set({ response_id: responseId })
    .where('id', '=', id)
    .where('response_id', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Uses a link up; false when it was used, revoked or expired before. */
export async function useHomeLink(trx: Trx, id: string, at: string): Promise<boolean> {
  const result = await trx
    .updateTable('home_link')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Takes a link back; false when it was used or taken back before. */
export async function revokeHomeLink(trx: Trx, id: string, at: string): Promise<boolean> {
  const result = await trx
    .updateTable('home_link')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Gives a link another address and more time: the old address opens nothing any more. False when it was used or taken back. */
export async function renewHomeLink(
  trx: Trx,
  id: string,
  renewed: Pick<HomeLinkRow, 'token_hash' | 'expires_at'>,
): Promise<boolean> {
  const result = await trx
    .updateTable('home_link')
    .set(renewed)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
