import { type Kysely, sql } from 'kysely';

/** Whose first attendance an attendance is, found without opening the person: figures ask it of every attendance. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index citizen_first on citizen (first_attendance_id, no) where merged_into is null`.execute(
    db,
  );
  await sql`create index citizen_case_closed on citizen_case (closed_on)`.execute(db);
}
