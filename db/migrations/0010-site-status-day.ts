import type { Kysely } from 'kysely';

/** From which day a site is suspended or active again; of earlier changes only the audit trail knows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('site').addColumn('status_day', 'text').execute();
}
