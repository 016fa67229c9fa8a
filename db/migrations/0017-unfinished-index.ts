import { type Kysely, sql } from 'kysely';

/** Questionnaires nobody finished are few among many: counting them reads them alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('response_unfinished')
    .on('response')
    .columns(['instrument', 'site_id'])
    .where(sql.ref('status'), '=', sql.lit('in_progress'))
    .execute();
}
