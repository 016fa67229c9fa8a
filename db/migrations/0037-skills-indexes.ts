import { type Kysely, sql } from 'kysely';

/**
 * What baselines, their later answers and the versions asked are read by stands in the indexes: beside it lie the answers
 * themselves, and reading the rows of a region took seconds.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index response_baseline`.execute(db);
  await sql`create index response_baseline on response (instrument, day, site_id, overall, age, gender, education,
    citizenship, way, area_il, area_cc, area_dcc, area_sf, area_ps)
    where is_baseline = 1 and status = 'complete'`.execute(db);
  await sql`drop index response_follow_up`.execute(db);
  await sql`create index response_paired on response (instrument, is_baseline, person_no, day, id, site_id, overall,
    activities_il, activities_cc, activities_dcc, activities_sf, activities_ps) where status = 'complete'`.execute(
    db,
  );
  await sql`create index response_use on response (instrument, version, way, day, site_id)
    where status = 'complete'`.execute(db);
  await sql`create index response_version on response (instrument, version, definition_hash)
    where status <> 'discarded'`.execute(db);
}
