import type { Db, Trx } from '../index.ts';

/** Notes the proof of a key; one that is there already stays. */
export async function insertKeyProof(db: Db, keyId: string, proof: string): Promise<void> {
  await db
    .insertInto('key_proof')
    .values({ key_id: keyId, proof })
    .onConflict((conflict) => conflict.column('key_id').doNothing())
    .execute();
}

/** The proofs noted, by the name of the key: every key that something in this database may be written with. */
export async function listKeyProofs(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('key_proof').selectAll().orderBy('key_id').execute();
  return new Map(rows.map(({ key_id, proof }) => [key_id, proof]));
}

/** Forgets a key: nothing is written with it any more. */
export async function deleteKeyProof(trx: Trx, keyId: string): Promise<void> {
  await trx.deleteFrom('key_proof').where('key_id', '=', keyId).execute();
}

/**
 * Until the transaction ends nobody else gives a code to a record or changes which keys are in use: what is read
 * after this line stays so. The row is the counter of citizens, which a new record takes anyway.
 */
export async function lockCodes(trx: Trx): Promise<void> {
  await trx
    .insertInto('counter')
    .values({ name: 'citizen', value: 0 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ value: eb.ref('counter.value') })),
    )
    .execute();
}
