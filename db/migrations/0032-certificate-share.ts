import { type Kysely, sql } from 'kysely';

/** A certificate keeps the share of the hours it was issued for: the course may ask for another one later. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table certificate add column share_needed integer check (share_needed between 1 and 100)`.execute(
    db,
  );
}
