import { type Kysely, sql } from 'kysely';
import { isSqlite } from '../engines/differences.ts';

/** A wrong master key is noticed at start, not when the first card does not open. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('key_proof')
    .addColumn('key_id', 'text', (column) => column.primaryKey())
    .addColumn('proof', 'text', (column) => column.notNull())
    .modifyEnd(isSqlite(db) ? sql`strict` : sql``)
    .execute();
}
