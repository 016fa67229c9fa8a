import { type Kysely, sql } from 'kysely';
import { isSqlite } from '../engines/differences.ts';

/** Ways to look at the figures that are kept, and public addresses of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const strict = isSqlite(db) ? sql`strict` : sql``;
  await db.schema
    .createTable('saved_view')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('query', 'text', (c) => c.notNull())
    .addColumn('shared', 'integer', (c) => c.notNull().check(sql`shared in (0, 1)`))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex('saved_view_staff').on('saved_view').column('staff_id').execute();
  await db.schema
    .createTable('share_link')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('query', 'text', (c) => c.notNull())
    .addColumn('site_ids', 'text')
    .addColumn('made_by', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('revoked_at', 'text')
    .addColumn('revoked_by', 'text', (c) => c.references('staff.id'))
    .addColumn('opened', 'integer', (c) => c.notNull())
    .addColumn('last_opened_at', 'text')
    .modifyEnd(strict)
    .execute();
}
