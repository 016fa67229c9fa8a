import { type Kysely, sql } from 'kysely';
import { isSqlite } from '../engines/differences.ts';

/** What an enrolment that is not confirmed waits for, how long seats are kept, and sheets between upload and enrolment. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const strict = isSqlite(db) ? sql`strict` : sql``;
  const add = (change: ReturnType<typeof sql>) => sql`alter table enrolment add column ${change}`.execute(db);
  await add(sql`confirm_by text check (confirm_by in ('mail', 'phone'))`);
  await add(sql`confirm_until text`);
  await add(sql`holds_seat integer not null default 0 check (holds_seat in (0, 1))`);
  await add(sql`reminded_at text`);
  await sql`create index enrolment_to_confirm on enrolment (confirm_until) where status = 'unconfirmed'`.execute(
    db,
  );
  await sql`create index enrolment_waiting on enrolment (edition_id) where status = 'waiting'`.execute(db);

  await db.schema
    .createTable('enrolment_term')
    .addColumn('valid_from', 'text', (c) => c.primaryKey())
    .addColumn('confirm_hours', 'integer', (c) => c.notNull())
    .addColumn('call_hours', 'integer', (c) => c.notNull())
    .addColumn('offer_hours', 'integer', (c) => c.notNull())
    .addColumn('remind_days', 'integer', (c) => c.notNull())
    .addColumn('contact_days', 'integer', (c) => c.notNull())
    .addColumn('set_by', 'text', (c) => c.references('staff.id'))
    .addColumn('set_at', 'text', (c) => c.notNull())
    .addCheckConstraint(
      'enrolment_term_hours',
      sql`confirm_hours between 1 and 720 and call_hours between 1 and 720
      and offer_hours between 1 and 720`,
    )
    .addCheckConstraint(
      'enrolment_term_days',
      sql`remind_days between 0 and 30 and contact_days between 1 and 3650`,
    )
    .modifyEnd(strict)
    .execute();
  await sql`insert into enrolment_term
    (valid_from, confirm_hours, call_hours, offer_hours, remind_days, contact_days, set_by, set_at)
    values ('2020-01-01', 48, 72, 48, 2, 180, null, '2020-01-01T00:00:00.000Z')`.execute(db);

  await db.schema
    .createTable('enrolment_sheet')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('edition_id', 'text', (c) => c.notNull().references('edition.id'))
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('people_sealed', 'text', (c) => c.notNull())
    .addColumn('rows', 'integer', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex('enrolment_sheet_made').on('enrolment_sheet').column('made_at').execute();
}
