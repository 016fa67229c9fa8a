import type { Db } from '../index.ts';

/** Notes the proof of a key; one that is there already stays. */
export async function insertKeyProof(db: Db, keyId: string, proof: string): Promise<void> {
  await db
    .insertInto('key_proof')
    .values({ key_id: keyId, proof })
    .onConflict((conflict) => conflict.column('key_id').doNothing())
    .execute();
}

/** The proof noted for a key. */
export async function findKeyProof(db: Db, keyId: string): Promise<string | undefined> {
  const row = await db.selectFrom('key_proof').select('proof').where('key_id', '=', keyId).executeTakeFirst();
  return row?.proof;
}
