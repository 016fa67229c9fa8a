import { type Kysely, sql } from 'kysely';
import { isSqlite } from '../engines/differences.ts';

/** People are found by name, where the network keeps names, through keyed hashes of the words of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('citizen_name')
    .addColumn('name_key', 'text', (c) => c.notNull())
    .addColumn('citizen_id', 'text', (c) => c.notNull().references('citizen.id'))
    .addPrimaryKeyConstraint('citizen_name_key', ['citizen_id', 'name_key'])
    .modifyEnd(isSqlite(db) ? sql`strict` : sql``)
    .execute();
  await db.schema
    .createIndex('citizen_name_people')
    .on('citizen_name')
    .columns(['name_key', 'citizen_id'])
    .execute();
}
