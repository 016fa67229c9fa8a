import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../index.ts';
import type { OneTimeLinkTable } from '../schema/one-time-link.ts';

export async function insertOneTimeLink(trx: Db, link: Insertable<OneTimeLinkTable>): Promise<void> {
  await trx.insertInto('one_time_link').values(link).execute();
}

/** An unused link that is still good at `now`. */
export async function findOneTimeLink(
  db: Db,
  tokenHash: string,
  now: string,
): Promise<Selectable<OneTimeLinkTable> | undefined> {
  return db
    .selectFrom('one_time_link')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Marks a link used; false when somebody else was first. */
export async function useOneTimeLink(trx: Db, tokenHash: string, now: string): Promise<boolean> {
  const result = await trx
    .updateTable('one_time_link')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Forgets unused links of a purpose: a new one replaces them. */
export async function deleteUnusedLinks(trx: Db, purpose: OneTimeLinkTable['purpose']): Promise<void> {
  await trx.deleteFrom('one_time_link').where('purpose', '=', purpose).where('used_at', 'is', null).execute();
}

/** Forgets a person's unused links: a new one replaces them, and who has left needs none. */
export async function deleteUnusedLinksOf(trx: Db, staffId: string): Promise<void> {
  await trx
    .deleteFrom('one_time_link')
    .where('staff_id', '=', staffId)
    .where('used_at', 'is', null)
    .execute();
}

/** Forgets links of a purpose that nobody used in time. */
export async function deleteExpiredLinks(
  trx: Db,
  purpose: OneTimeLinkTable['purpose'],
  now: string,
): Promise<void> {
  await trx
    .deleteFrom('one_time_link')
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '<=', now)
    .execute();
}
