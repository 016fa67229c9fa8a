import { type Kysely, sql } from 'kysely';

/** Whose first attendance an attendance is, is read from the index alone: SQLite opened the person to see the merge. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index citizen_first`.execute(db);
  await sql`create index citizen_first on citizen (first_attendance_id, no, merged_into)`.execute(db);
}
