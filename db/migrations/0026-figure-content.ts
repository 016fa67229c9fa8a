import { type Kysely, sql } from 'kysely';
import { columnTypes, isSqlite } from '../engines/differences.ts';

/**
 * Figures are kept where they are counted from, and a month says by one number whether any of its cells changed. Cells
 * from before have no content: they are read from the rows until they change, or `bottega figures rebuild` keeps them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('figure_month')
    .addColumn('month', 'text', (c) => c.primaryKey())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .modifyEnd(isSqlite(db) ? sql`strict` : sql``)
    .execute();
  await sql`insert into figure_month (month, revision)
    select month, sum(revision) from figure_cell group by month`.execute(db);
  await db.schema.alterTable('figure_cell').dropColumn('days').execute();
  await db.schema.alterTable('figure_cell').addColumn('content', columnTypes(db).bytes).execute();
  await db.schema.createIndex('figure_cell_month').on('figure_cell').columns(['month', 'revision']).execute();
}
