import { findKeyProof, insertKeyProof } from '../../db/queries/key-proofs.ts';
import type { App } from './app.server.ts';
import { ConfigError } from './environment.server.ts';

const KEY_ID = 'k1';

/**
 * Refuses (ConfigError) to work on a database with another master key than the one it was begun with: every code
 * would look new and no card would open. The proof is a keyed hash; the key cannot be got back from it.
 */
export async function checkKey({ db, keys }: Pick<App, 'db' | 'keys'>): Promise<void> {
  const proof = keys.contentHash('the key of this database');
  await insertKeyProof(db, KEY_ID, proof);
  if ((await findKeyProof(db, KEY_ID)) === proof) return;
  throw new ConfigError(
    'BOTTEGA_MASTER_KEY is not the key this database was begun with: nothing personal in it could be read. Start with the right key, or name another database in DATABASE_URL.',
  );
}
