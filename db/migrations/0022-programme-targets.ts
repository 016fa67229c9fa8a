import { type Kysely, sql } from 'kysely';
import { isSqlite } from '../engines/differences.ts';

/** Targets have dated steps; the two numbers a programme had until now are the last step of their measures. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('programme_target')
    .addColumn('programme_id', 'text', (c) => c.notNull().references('programme.id'))
    .addColumn('measure', 'text', (c) =>
      c.notNull().check(sql`measure in ('uniques', 'accesses', 'sessions', 'sites', 'facilitators')`),
    )
    .addColumn('due_on', 'text', (c) => c.notNull())
    .addColumn('value', 'integer', (c) => c.notNull().check(sql`value > 0`))
    .addPrimaryKeyConstraint('programme_target_key', ['programme_id', 'measure', 'due_on'])
    .modifyEnd(isSqlite(db) ? sql`strict` : sql``)
    .execute();
  for (const [measure, column] of [
    ['uniques', 'target_citizens'],
    ['sessions', 'target_sessions'],
  ] as const) {
    await sql`
      insert into programme_target (programme_id, measure, due_on, value)
      select id, ${sql.lit(measure)}, ends_on, ${sql.ref(column)} from programme where ${sql.ref(column)} > 0`.execute(
      db,
    );
    await db.schema.alterTable('programme').dropColumn(column).execute();
  }
}
