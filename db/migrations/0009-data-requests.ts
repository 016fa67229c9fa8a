import { type Kysely, sql } from 'kysely';
import { isSqlite } from '../engines/differences.ts';

/** What people may ask of their own data (GDPR art. 15 and 17), and the mark an erased record leaves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const strict = isSqlite(db) ? sql`strict` : sql``;
  await db.schema
    .createTable('data_request')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('no', 'integer', (c) => c.notNull().unique())
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('access', 'erasure')`))
    .addColumn('citizen_id', 'text', (c) => c.notNull().references('citizen.id'))
    .addColumn('person_no', 'integer', (c) => c.notNull())
    .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
    .addColumn('received_on', 'text', (c) => c.notNull())
    .addColumn('received_by', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('due_on', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('open', 'done', 'refused')`))
    .addColumn('refusal', 'text', (c) =>
      c.check(sql`refusal in ('identity', 'unfounded', 'legal_duty', 'no_data')`),
    )
    .addColumn('closed_on', 'text')
    .addColumn('closed_by', 'text', (c) => c.references('staff.id'))
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex('data_request_state').on('data_request').columns(['state', 'due_on']).execute();
  await db.schema.createIndex('data_request_person').on('data_request').column('person_no').execute();

  await db.schema
    .createTable('erased_code')
    .addColumn('code_key', 'text', (c) => c.primaryKey())
    .addColumn('erased_on', 'text', (c) => c.notNull())
    .addColumn('request_id', 'text', (c) => c.notNull().references('data_request.id'))
    .modifyEnd(strict)
    .execute();
  await db.schema.alterTable('citizen').addColumn('erased_on', 'text').execute();
}
