import { type Kysely, sql } from 'kysely';
import { isSqlite } from '../engines/differences.ts';

/** Keys for programs that read figures. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('api_token')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('scope_kind', 'text', (c) => c.notNull())
    .addColumn('scope_id', 'text')
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.references('staff.id'))
    .addColumn('expires_on', 'text', (c) => c.notNull())
    .addColumn('revoked_at', 'text')
    .addColumn('revoked_by', 'text', (c) => c.references('staff.id'))
    .addColumn('last_used_on', 'text')
    .addColumn('uses', 'integer', (c) => c.notNull())
    .addCheckConstraint('api_token_role', sql`role in ('coordinator', 'analyst', 'admin', 'auditor')`)
    .addCheckConstraint('api_token_scope', sql`scope_kind in ('network', 'organisation', 'site')`)
    .addCheckConstraint('api_token_place', sql`(scope_kind = 'network') = (scope_id is null)`)
    .modifyEnd(isSqlite(db) ? sql`strict` : sql``)
    .execute();
}
