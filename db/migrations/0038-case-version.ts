import { type Kysely, sql } from 'kysely';

/** Whether any case changed since the figures of a region's cases were worked out is read from an index alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index citizen_case_desk`.execute(db);
  await sql`create index citizen_case_desk on citizen_case (site_id, status, due_on, opened_on, closed_on, revision)`.execute(
    db,
  );
}
