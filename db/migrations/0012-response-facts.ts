import type { Kysely } from 'kysely';

const ACTIVITIES = ['il', 'cc', 'dcc', 'sf', 'ps'];

/** What a baseline is analysed by: language, profile of the day and activities per area; and when somebody stopped halfway. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const add = (name: string, type: 'text' | 'integer') =>
    db.schema.alterTable('response').addColumn(name, type).execute();
  // Questionnaires begun before had nearly always been answered in the network's own language.
  await db.schema
    .alterTable('response')
    .addColumn('language', 'text', (column) => column.notNull().defaultTo('it'))
    .execute();
  await add('text_hash', 'text');
  await add('education', 'text');
  await add('citizenship', 'text');
  for (const area of ACTIVITIES) await add(`activities_${area}`, 'integer');
  await add('stopped_at', 'text');
}
