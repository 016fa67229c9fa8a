import { type Kysely, sql } from 'kysely';
import { isSqlite } from '../engines/differences.ts';

/** Questionnaires in the citizen's own hands: the tablet that is handed over, and the link that is opened at home. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const strict = isSqlite(db) ? sql`strict` : sql``;
  const table = (name: string) => db.schema.createTable(name).modifyEnd(strict);

  await table('handover_pin')
    .addColumn('staff_id', 'text', (c) => c.primaryKey().references('staff.id'))
    .addColumn('pin_hash', 'text', (c) => c.notNull())
    .addColumn('chosen_at', 'text', (c) => c.notNull())
    .execute();
  await table('handover')
    .addColumn('sign_in_id', 'text', (c) => c.primaryKey().references('sign_in.id').onDelete('cascade'))
    .addColumn('response_id', 'text', (c) => c.notNull().references('response.id'))
    .addColumn('begun_at', 'text', (c) => c.notNull())
    .addColumn('touched_at', 'text', (c) => c.notNull())
    .addColumn('closed_at', 'text')
    .addColumn('tries', 'integer', (c) => c.notNull())
    .execute();
  await table('home_link')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('citizen_id', 'text', (c) => c.notNull().references('citizen.id'))
    .addColumn('person_no', 'integer', (c) => c.notNull())
    .addColumn('instrument', 'text', (c) => c.notNull())
    .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('response_id', 'text', (c) => c.references('response.id'))
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .addColumn('revoked_at', 'text')
    .execute();
  await db.schema.createIndex('home_link_person').on('home_link').column('person_no').execute();
  await db.schema.createIndex('home_link_expires').on('home_link').column('expires_at').execute();
}
