import { type Kysely, sql } from 'kysely';

/** What figures are told apart by since: the language of whoever came, and whether a fiscal code was known. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('attendance').addColumn('language', 'text').execute();
  await db.schema
    .alterTable('attendance')
    .addColumn('has_code', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  // Nobody wrote down what was true on the day: what the record says today is the nearest to it.
  await sql`update attendance set
    language = (select language from citizen where citizen.id = attendance.citizen_id),
    has_code = coalesce(
      (select case when code_kind = 'fiscal' then 1 else 0 end from citizen where citizen.id = attendance.citizen_id), 0)
    where citizen_id is not null`.execute(db);
}
