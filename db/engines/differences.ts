import { CompiledQuery, type Insertable, type Kysely, SqliteAdapter, sql } from 'kysely';
import type { Db } from '../index.ts';
import type { Database } from '../schema/database.ts';

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
    ? ({ real: sql`real`, serial: sql`integer`, bytes: sql`blob` } as const)
    : ({ real: sql`double precision`, serial: sql`serial`, bytes: sql`bytea` } as const);
}

const ROWS_PER_STATEMENT = 500;

/**
 * 5. Writes many rows, all with the same columns, 500 a statement, without building a query tree for every value:
 * the engines differ in how a parameter is written. Inside a transaction pass it. What follows the values says what to
 * do with rows that are there (`on conflict …`).
 */
export async function insertMany<T extends keyof Database>(
  db: Db,
  table: T,
  rows: readonly Insertable<Database[T]>[],
  following = '',
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const names = columns.map((column) => `"${column}"`).join(', ');
  const onSqlite = isSqlite(db);
  const anyTuple = `(${columns.map(() => '?').join(',')})`;
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const parameters: unknown[] = [];
    const tuples: string[] = [];
    for (const row of rows.slice(start, start + ROWS_PER_STATEMENT)) {
      const values: unknown[] = Object.values(row);
      // The same columns in another order would land in each other's place.
      const even = Object.keys(row).every((column, index) => column === columns[index]);
      if (!even || values.length !== columns.length) throw new Error(`insertMany: uneven rows for ${table}`);
      for (const value of values) parameters.push(value);
      tuples.push(onSqlite ? anyTuple : numberedTuple(parameters.length - values.length, values.length));
    }
    const text = `insert into "${table}" (${names}) values ${tuples.join(',')} ${following}`;
    await db.executeQuery(CompiledQuery.raw(text, parameters));
  }
}

const numberedTuple = (before: number, length: number) =>
  `(${Array.from({ length }, (_, index) => `$${before + index + 1}`).join(',')})`;

/**
 * 6. Runs a bulk load with the tables' secondary indexes put aside and built again at the end: several times faster
 * than keeping them up row by row. Primary keys, unique and foreign keys hold all the time. Only for a database that
 * nobody uses yet: when the load fails, the indexes stay away with it.
 */
export async function withoutIndexes(
  db: Db,
  tables: readonly (keyof Database)[],
  load: () => Promise<void>,
): Promise<void> {
  const names = sql.join(tables.map((table) => sql.lit(table)));
  const { rows } = isSqlite(db)
    ? await sql<{ name: string; definition: string }>`
        select name, sql as definition from sqlite_master
        where type = 'index' and sql is not null and tbl_name in (${names})`.execute(db)
    : await sql<{ name: string; definition: string }>`
        select indexname as name, indexdef as definition from pg_indexes
        where schemaname = current_schema() and tablename in (${names})
          and not exists (select from pg_constraint where conname = indexname)`.execute(db);
  for (const { name } of rows) await sql`drop index ${sql.ref(name)}`.execute(db);
  await load();
  for (const { definition } of rows) await sql.raw(definition).execute(db);
  // The planner learns the new sizes now rather than at some later time.
  await sql`analyze`.execute(db);
}

/** Settings of a SQLite connection. */
type Settings = readonly (readonly [string, number])[];

/** SQLite does not wait for the disk, keeps 256 MB (in KiB) in memory, and moves its log into the file every 64 MB (pages). */
const LOADING: Settings = [
  ['synchronous', 0],
  ['cache_size', -262_144],
  ['wal_autocheckpoint', 16_384],
];

/**
 * 7. Fills a database that nobody uses yet and that is made again when that fails: SQLite waits for the disk once, at the
 * end. A power cut before may spoil the file.
 */
export async function withoutWaiting<Result>(db: Db, fill: () => Promise<Result>): Promise<Result> {
  if (!isSqlite(db)) return fill();
  try {
    return await withSettings(db, LOADING, fill);
  } finally {
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  }
}

/** 8. Reads a good part of the database: SQLite looks at the file where the system keeps it, instead of copying each page. */
export async function withMappedFile<Result>(db: Db, work: () => Promise<Result>): Promise<Result> {
  return isSqlite(db) ? withSettings(db, [['mmap_size', 2 ** 31]], work) : work();
}

async function withSettings<Result>(db: Db, wanted: Settings, work: () => Promise<Result>): Promise<Result> {
  const before = await Promise.all(
    wanted.map(async ([name]) => [name, await readSetting(db, name)] as const),
  );
  const change = async (settings: Settings) => {
    for (const [name, value] of settings) await sql`pragma ${sql.raw(`${name} = ${value}`)}`.execute(db);
  };
  await change(wanted);
  try {
    return await work();
  } finally {
    await change(before);
  }
}

async function readSetting(db: Db, name: string): Promise<number> {
  const { rows } = await sql<Record<string, number>>`pragma ${sql.raw(name)}`.execute(db);
  // In memory there is no file that could be mapped, and nothing is said.
  return Object.values(rows[0] ?? {})[0] ?? 0;
}

/**
 * 9. The last entry of the audit trail, held until the transaction ends so that the next one follows it and no other.
 * SQLite has one writer anyway; on PostgreSQL the function takes a lock, then looks: what others wrote meanwhile is seen.
 */
export async function lockAuditTail(trx: Db): Promise<{ seq: number; hash: string } | undefined> {
  const { rows } = isSqlite(trx)
    ? await sql<{
        seq: number;
        hash: string;
      }>`select seq, hash from audit_entry order by seq desc limit 1`.execute(trx)
    : await sql<{ seq: number; hash: string }>`select seq, hash from lock_audit_tail()`.execute(trx);
  return rows[0];
}

/** 10. Bytes the database takes on disk, its log apart. */
export async function databaseBytes(db: Db): Promise<number> {
  const { rows } = isSqlite(db)
    ? await sql<{ bytes: number }>`
        select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`.execute(db)
    : await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(db);
  return rows[0]?.bytes ?? 0;
}
