import { type Kysely, sql } from 'kysely';
import { isSqlite } from '../engines/differences.ts';

/** Second factors, the step between password and factor, and what a person is shown of her sign-ins. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const strict = isSqlite(db) ? sql`strict` : sql``;
  const table = (name: string) => db.schema.createTable(name).modifyEnd(strict);

  await table('totp')
    .addColumn('staff_id', 'text', (c) => c.primaryKey().references('staff.id'))
    .addColumn('secret_sealed', 'text', (c) => c.notNull())
    .addColumn('last_step', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await table('passkey')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('credential_id', 'text', (c) => c.notNull().unique())
    .addColumn('public_key', 'text', (c) => c.notNull())
    .addColumn('counter', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('last_used_at', 'text')
    .execute();
  await db.schema.createIndex('passkey_staff').on('passkey').column('staff_id').execute();
  await table('recovery_code')
    .addColumn('code_hash', 'text', (c) => c.primaryKey())
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .execute();
  await db.schema.createIndex('recovery_code_staff').on('recovery_code').column('staff_id').execute();
  await table('half_sign_in')
    .addColumn('id_hash', 'text', (c) => c.primaryKey())
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute();
  await table('passkey_challenge')
    .addColumn('challenge', 'text', (c) => c.primaryKey())
    .addColumn('asked_for', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute();

  await db.schema.alterTable('sign_in').addColumn('id', 'text').execute();
  await db.schema.alterTable('sign_in').addColumn('factor', 'text').execute();
  await db.schema.alterTable('sign_in').addColumn('proved_at', 'text').execute();
  await db.schema.alterTable('sign_in').addColumn('browser', 'text').execute();
  await sql`update sign_in set id = id_hash, proved_at = created_at`.execute(db);
  await db.schema.createIndex('sign_in_id').unique().on('sign_in').column('id').execute();
}
