import { type Kysely, sql } from 'kysely';

/**
 * Whose first attendance an attendance is, and when cases of a site were opened and closed, is read from indexes alone:
 * SQLite opened the person to see the merge, and every case to see its days.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index citizen_first`.execute(db);
  await sql`create index citizen_first on citizen (first_attendance_id, no, merged_into)`.execute(db);
  await sql`drop index citizen_case_desk`.execute(db);
  await sql`create index citizen_case_desk on citizen_case (site_id, status, due_on, opened_on, closed_on)`.execute(
    db,
  );
}
