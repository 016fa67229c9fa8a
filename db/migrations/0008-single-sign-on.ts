import { type Kysely, sql } from 'kysely';
import { isSqlite } from '../engines/differences.ts';

/** Signing in through a provider: who is known there as whom, and who is on the way. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const strict = isSqlite(db) ? sql`strict` : sql``;
  await db.schema
    .createTable('staff_sign_on')
    .addColumn('staff_id', 'text', (c) => c.primaryKey().references('staff.id'))
    .addColumn('identifier_key', 'text', (c) => c.unique())
    .addColumn('identifier_sealed', 'text')
    .addColumn('subject_key', 'text', (c) => c.unique())
    .addColumn('subject_sealed', 'text')
    .addColumn('linked_at', 'text')
    .addCheckConstraint(
      'staff_sign_on_identifier',
      sql`(identifier_key is null) = (identifier_sealed is null)`,
    )
    .addCheckConstraint('staff_sign_on_subject', sql`(subject_key is null) = (subject_sealed is null)`)
    .addCheckConstraint('staff_sign_on_linked', sql`(subject_sealed is null) = (linked_at is null)`)
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createTable('sign_on_attempt')
    .addColumn('state_hash', 'text', (c) => c.primaryKey())
    .addColumn('browser_hash', 'text', (c) => c.notNull())
    .addColumn('checks_sealed', 'text', (c) => c.notNull())
    .addColumn('next', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex('sign_on_attempt_expiry').on('sign_on_attempt').column('expires_at').execute();
}
