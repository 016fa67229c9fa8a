import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../index.ts';
import type { NetworkTable } from '../schema/network.ts';

/** The one row of this installation; undefined before set-up. */
export async function findNetwork(db: Db): Promise<Selectable<NetworkTable> | undefined> {
  return db.selectFrom('network').selectAll().executeTakeFirst();
}

export async function insertNetwork(trx: Db, network: Insertable<NetworkTable>): Promise<void> {
  await trx.insertInto('network').values(network).execute();
}
