import { type Kysely, SqliteAdapter, sql } from 'kysely';
import type { Db } from '../index.ts';

/** The engines' differences that queries have to know, named, all in this file. */

/** 1. Which engine runs (only for the differences below and for migrations). */
export function isSqlite(db: Db | Kysely<unknown>): boolean {
  return db.getExecutor().adapter instanceof SqliteAdapter;
}

/** 2. True for a broken unique or primary key on either engine. */
export function isUniqueViolation(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return (
    error.code === '23505' ||
    error.code === 'SQLITE_CONSTRAINT_UNIQUE' ||
    error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
  );
}

/** 3. Byte order for text keys: SQLite's default, to be named on PostgreSQL. */
export function bytewise(db: Db, column: string) {
  return isSqlite(db) ? sql<string>`${sql.ref(column)}` : sql<string>`${sql.ref(column)} collate "C"`;
}

/** 4. Column types that are spelled differently. */
export function columnTypes(db: Kysely<unknown>) {
  return isSqlite(db)
    ? ({ real: sql`real`, serial: sql`integer` } as const)
    : ({ real: sql`double precision`, serial: sql`serial` } as const);
}
