import { deleteKeyProof, insertKeyProof, listKeyProofs, lockCodes } from '../../db/queries/key-proofs.ts';
import { countValuesOn } from '../../db/queries/keyed-values.ts';
import type { App } from './app.server.ts';
import { ConfigError } from './environment.server.ts';
import type { KeyRing } from './keys.server.ts';

/**
 * Refuses (ConfigError) keys that are not those of a database, by what is noted of them alone: before a migration, when
 * the columns that could be counted are not all there yet.
 */
export async function refuseForeignKeys({ db, keys }: Pick<App, 'db' | 'keys'>): Promise<void> {
  const proofs = await listKeyProofs(db);
  for (const [id, proof] of proofs) if (keys.ids.includes(id)) refuseOther(keys, id, proof);
  if (proofs.size > 0 && !keys.ids.some((id) => proofs.has(id))) throw new ConfigError(WRONG);
}

function refuseOther(keys: KeyRing, id: string, proof: string): void {
  if (keys.proofOf(id) !== proof) throw new ConfigError(keys.ids.length === 1 ? WRONG : wrong(id));
}

/**
 * Refuses (ConfigError) to work on a database without the keys it was written with: codes would look new and cards
 * would not open. The proofs are keyed hashes; a key cannot be got back from one. A key that was taken out of the ring
 * and that nothing is left on is struck off.
 */
export async function checkKeys({ db, keys }: Pick<App, 'db' | 'keys'>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockCodes(trx);
    for (const id of keys.ids) await insertKeyProof(trx, id, keys.proofOf(id));
    for (const [id, proof] of await listKeyProofs(trx)) {
      if (!keys.ids.includes(id)) {
        const left = await countValuesOn(trx, id);
        if (left > 0) throw new ConfigError(missing(id, left));
        await deleteKeyProof(trx, id);
      } else {
        refuseOther(keys, id, proof);
      }
    }
  });
}

const WRONG =
  'BOTTEGA_MASTER_KEY is not the key this database was begun with: nothing personal in it could be read. Start with the right key, or name another database in DATABASE_URL.';

const wrong = (id: string) =>
  `The key called ${id} in BOTTEGA_MASTER_KEY is not the one this database knows by that name: what it wrote could not be read. Put the right key there, or give the new one a name of its own.`;

const missing = (id: string, left: number) =>
  `BOTTEGA_MASTER_KEY lacks the key called ${id}: ${left} values in this database can be read only with it. Put it back beside the others (docs/keys.md), run «bottega keys rotate», and take it out then.`;
