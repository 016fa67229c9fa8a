import { type Kysely, sql } from 'kysely';
import { isSqlite } from '../engines/differences.ts';

/** How long things are kept, and the notice that tells people so. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const strict = isSqlite(db) ? sql`strict` : sql``;
  await db.schema
    .createTable('retention_rule')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) =>
      c.notNull().check(sql`kind in ('unused_record', 'identity', 'note', 'sign_in', 'link')`),
    )
    .addColumn('amount', 'integer', (c) => c.notNull().check(sql`amount >= 1`))
    .addColumn('valid_from', 'text', (c) => c.notNull())
    .addColumn('set_by', 'text', (c) => c.references('staff.id'))
    .addColumn('set_at', 'text', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable('retention_run')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('started_by', 'text', (c) => c.references('staff.id'))
    .addColumn('started_at', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('unused_record', 'integer', (c) => c.notNull())
    .addColumn('identity', 'integer', (c) => c.notNull())
    .addColumn('note', 'integer', (c) => c.notNull())
    .addColumn('sign_in', 'integer', (c) => c.notNull())
    .addColumn('link', 'integer', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable('lease')
    .addColumn('job', 'text', (c) => c.primaryKey())
    .addColumn('holder', 'text', (c) => c.notNull())
    .addColumn('until', 'text', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable('notice')
    .addColumn('version', 'integer', (c) => c.primaryKey())
    .addColumn('valid_from', 'text', (c) => c.notNull())
    .addColumn('text_it', 'text', (c) => c.notNull())
    .addColumn('text_en', 'text', (c) => c.notNull())
    .addColumn('written_by', 'text', (c) => c.references('staff.id'))
    .addColumn('written_at', 'text', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createTable('notice_reading')
    .addColumn('citizen_id', 'text', (c) => c.notNull().references('citizen.id'))
    .addColumn('version', 'integer', (c) => c.notNull().references('notice.version'))
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
    .addPrimaryKeyConstraint('notice_reading_pk', ['citizen_id', 'version'])
    .modifyEnd(strict)
    .execute();

  // What is past its time is found without looking at the rest.
  await sql`create index citizen_created on citizen (created_at, no)`.execute(db);
  await sql`create index citizen_unused on citizen (created_at) where first_attendance_id is null and erased_on is null`.execute(
    db,
  );
  await sql`create index session_note on session (day) where note_sealed is not null`.execute(db);
  await sql`create index session_revision_replaced on session_revision (replaced_at)`.execute(db);
  await sql`create index case_event_step on case_event (day) where next_step_sealed is not null`.execute(db);
  await sql`create index citizen_case_step on citizen_case (closed_on) where next_step_sealed is not null`.execute(
    db,
  );
  await sql`create index sign_in_expires on sign_in (expires_at)`.execute(db);
  await sql`create index one_time_link_expires on one_time_link (expires_at)`.execute(db);
}
