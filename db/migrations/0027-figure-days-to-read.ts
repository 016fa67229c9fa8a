import { type Kysely, sql } from 'kysely';
import { isSqlite } from '../engines/differences.ts';

/**
 * A save says which day of a cell it changed and leaves the cell as it is. And whose first attendance an attendance is, is
 * found without opening the person: figures ask it of every attendance.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('figure_day')
    .addColumn('site_id', 'text', (c) => c.notNull())
    .addColumn('month', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('figure_day_key', ['site_id', 'month', 'day'])
    .modifyEnd(isSqlite(db) ? sql`strict` : sql``)
    .execute();
  await sql`create index citizen_first on citizen (first_attendance_id, no) where merged_into is null`.execute(
    db,
  );
}
