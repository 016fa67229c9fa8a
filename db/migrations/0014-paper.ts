import { type Kysely, sql } from 'kysely';
import { isSqlite } from '../engines/differences.ts';

/** Questionnaires on paper, and those a person would rather not answer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const strict = isSqlite(db) ? sql`strict` : sql``;
  const table = (name: string) => db.schema.createTable(name).modifyEnd(strict);

  await table('declined_questionnaire')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('citizen_id', 'text', (c) => c.notNull().references('citizen.id'))
    .addColumn('person_no', 'integer', (c) => c.notNull())
    .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('instrument', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addUniqueConstraint('declined_once_a_day', ['citizen_id', 'instrument', 'day'])
    .execute();
  await db.schema
    .createIndex('declined_questionnaire_person')
    .on('declined_questionnaire')
    .columns(['person_no', 'instrument', 'day'])
    .execute();
  await db.schema
    .createIndex('declined_questionnaire_site')
    .on('declined_questionnaire')
    .columns(['site_id', 'day'])
    .execute();

  await table('paper')
    .addColumn('code', 'text', (c) => c.primaryKey())
    .addColumn('response_id', 'text', (c) => c.notNull().unique().references('response.id'))
    .addColumn('printed_on', 'text')
    .addColumn('first_reading', 'text')
    .addColumn('second_reading', 'text')
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .execute();
}
