import { type Kysely, sql } from 'kysely';
import { isSqlite } from '../engines/differences.ts';

/** Letters also tell somebody that a password, a factor or the address of her account changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // SQLite changes no condition of a table that is there: the same table anew, on both engines.
  await db.schema
    .createTable('letter_anew')
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
    .addCheckConstraint('letter_purpose', sql`purpose in ('invitation', 'reset', 'change')`)
    .addCheckConstraint('letter_failure', sql`failure in ('refused', 'unreachable')`)
    .addCheckConstraint('letter_content', sql`(content_sealed is null) = (next_try_at is null)`)
    .modifyEnd(isSqlite(db) ? sql`strict` : sql``)
    .execute();
  await sql`insert into letter_anew
    (id, purpose, staff_id, content_sealed, created_at, useless_at, tries, next_try_at, delivered_at, given_up_at, failure)
    select id, purpose, staff_id, content_sealed, created_at, useless_at, tries, next_try_at, delivered_at, given_up_at, failure
    from letter`.execute(db);
  await db.schema.dropTable('letter').execute();
  await db.schema.alterTable('letter_anew').renameTo('letter').execute();
  await db.schema.createIndex('letter_due').on('letter').column('next_try_at').execute();
  await db.schema.createIndex('letter_staff').on('letter').column('staff_id').execute();
}
