import { type Kysely, sql } from 'kysely';
import { isSqlite } from '../engines/differences.ts';

/** Populations to weigh baselines by, and what finds a baseline's follow-up and counts those that never had one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const strict = isSqlite(db) ? sql`strict` : sql``;
  await db.schema
    .createTable('population_dataset')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('retrieved_on', 'text', (c) => c.notNull())
    .addColumn('content_hash', 'text', (c) => c.notNull().unique())
    .addColumn('places', 'integer', (c) => c.notNull())
    .addColumn('residents', 'integer', (c) => c.notNull())
    .addColumn('imported_by', 'text', (c) => c.references('staff.id'))
    .addColumn('imported_at', 'text', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createTable('population_cell')
    .addColumn('dataset_id', 'text', (c) => c.notNull().references('population_dataset.id'))
    .addColumn('geo', 'text', (c) => c.notNull())
    .addColumn('age_class', 'text', (c) =>
      c.notNull().check(sql`age_class in ('16-24', '25-34', '35-44', '45-54', '55-64', '65-74', '75+')`),
    )
    .addColumn('sex', 'text', (c) => c.notNull().check(sql`sex in ('A', 'B')`))
    .addColumn('residents', 'integer', (c) => c.notNull().check(sql`residents >= 0`))
    .addPrimaryKeyConstraint('population_cell_pk', ['dataset_id', 'geo', 'age_class', 'sex'])
    .modifyEnd(strict)
    .execute();

  // Read by these alone, without the answers that lie beside them.
  await sql`create index response_baseline on response (instrument, day, site_id, overall) where is_baseline = 1`.execute(
    db,
  );
  await sql`create index response_follow_up on response (instrument, person_no) where is_baseline = 0 and status = 'complete'`.execute(
    db,
  );
}
