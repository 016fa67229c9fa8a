import type { Kysely } from 'kysely';

/** Which days the last changes of a cell were about; what was touched before says nothing and is read whole. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('figure_cell')
    .addColumn('days', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
}
