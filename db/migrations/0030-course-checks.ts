import { type Kysely, sql } from 'kysely';
import { isSqlite } from '../engines/differences.ts';

/** Answers before a course and after it belong to an enrolment; a link for home says which. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('course_check')
    .addColumn('response_id', 'text', (c) => c.primaryKey().references('response.id'))
    .addColumn('enrolment_id', 'text', (c) => c.notNull().references('enrolment.id'))
    .addColumn('moment', 'text', (c) => c.notNull().check(sql`moment in ('before', 'after')`))
    .modifyEnd(isSqlite(db) ? sql`strict` : sql``)
    .execute();
  await db.schema.createIndex('course_check_enrolment').on('course_check').column('enrolment_id').execute();
  await sql`alter table home_link add column enrolment_id text references enrolment (id)`.execute(db);
  await sql`alter table home_link add column moment text check (moment in ('before', 'after'))`.execute(db);
}
