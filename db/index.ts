import type { Kysely, Transaction } from 'kysely';
import type { DatabaseOptions } from './engines/options.ts';
import { openPostgres } from './engines/postgres.ts';
import { openSqlite } from './engines/sqlite.ts';
import type { Database } from './schema/database.ts';

/** The handle every query takes first: a database or an open transaction. */
export type Db = Kysely<Database>;

/** An open transaction: what every change of state asks for. */
export type Trx = Transaction<Database>;

/**
 * Opens `file:path` (SQLite) or `postgres://…`. The only place that knows which engine runs.
 * Throws an Error naming the URL's scheme when it is neither.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Db {
  if (url.startsWith('file:')) return openSqlite(url.slice('file:'.length), options);
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url, options);
  throw new Error(`DATABASE_URL must start with file: or postgres://, not ${url.split(':')[0]}:`);
}
