import type { Kysely } from 'kysely';

/**
 * When the content of a cell was kept: whoever knows it since needs only the days that are marked. Cells from before do not
 * say it, and are read whole until they are kept anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('figure_cell').addColumn('content_revision', 'integer').execute();
}
