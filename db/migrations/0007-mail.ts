import { type Kysely, sql } from 'kysely';
import { isSqlite } from '../engines/differences.ts';

/** Letters wait here until a mail server has taken them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('letter')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.references('staff.id'))
    .addColumn('content_sealed', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('useless_at', 'text', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('next_try_at', 'text')
    .addColumn('delivered_at', 'text')
    .addColumn('given_up_at', 'text')
    .addColumn('failure', 'text')
    .addCheckConstraint('letter_purpose', sql`purpose in ('invitation', 'reset')`)
    .addCheckConstraint('letter_failure', sql`failure in ('refused', 'unreachable')`)
    .addCheckConstraint('letter_content', sql`(content_sealed is null) = (next_try_at is null)`)
    .modifyEnd(isSqlite(db) ? sql`strict` : sql``)
    .execute();
  await db.schema.createIndex('letter_due').on('letter').column('next_try_at').execute();
  await db.schema.createIndex('letter_staff').on('letter').column('staff_id').execute();
}
