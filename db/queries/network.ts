import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../index.ts';
import { prepared } from '../prepared.ts';
import type { NetworkTable } from '../schema/network.ts';

const theNetwork = prepared((db) => db.selectFrom('network').selectAll().compile());

/** The one row of this installation; undefined before set-up. */
export async function findNetwork(db: Db): Promise<Selectable<NetworkTable> | undefined> {
  const [network] = await theNetwork(db);
  return network;
}

/** True where names and contacts of people are written down; false before set-up. */
export async function networkKeepsNames(db: Db): Promise<boolean> {
  return (await findNetwork(db))?.keeps_names === 1;
}

export async function insertNetwork(trx: Db, network: Insertable<NetworkTable>): Promise<void> {
  await trx.insertInto('network').values(network).execute();
}

/** Whether names and contacts are kept; false when there is no network. */
export async function updateKeepsNames(trx: Db, keeps: boolean): Promise<boolean> {
  const result = await trx
    .updateTable('network')
    .set({ keeps_names: keeps ? 1 : 0 })
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
