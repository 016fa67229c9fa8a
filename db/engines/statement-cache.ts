import type SQLite from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';

/** More than the product has queries; lists in `in (…)` make variants of them. */
const MOST_STATEMENTS = 400;

/** What may be prepared once: everything that does not change the tables themselves. */
const LASTING = /^\s*(select|insert|update|delete|with|begin|commit|rollback)\b/i;

/**
 * The database as the query builder sees it, with its statements kept: to prepare one takes as long as to run it.
 * The least recently used go first; a statement that is being iterated is not handed out again.
 */
export function keepStatements(
  database: SQLite.Database,
  most = MOST_STATEMENTS,
): SqliteDatabase & { readonly kept: () => number } {
  const statements = new Map<string, SQLite.Statement>();
  return {
    kept: () => statements.size,
    prepare(sql) {
      if (!LASTING.test(sql)) {
        // A statement remembers the columns its tables had.
        statements.clear();
        return database.prepare(sql);
      }
      const known = statements.get(sql);
      const statement = known && !known.busy ? known : database.prepare(sql);
      statements.delete(sql);
      statements.set(sql, statement);
      const [oldest] = statements.keys();
      if (statements.size > most && oldest !== undefined) statements.delete(oldest);
      return statement;
    },
    close() {
      statements.clear();
      database.close();
    },
  };
}
