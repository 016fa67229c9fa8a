import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Kysely,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  SqliteQueryCompiler,
} from 'kysely';
import type { Database } from '../schema/database.ts';
import { TransactionalSqliteAdapter } from './adapter-slot.ts';
import { type DatabaseOptions, tellSlow } from './options.ts';
import { PatientKysely } from './patient-kysely.ts';
import { keepStatements } from './statement-cache.ts';

/** What every connection must report at start; a power cut may not undo an acknowledged save (synchronous 2 = FULL). */
const PRAGMAS = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  busy_timeout: 5000,
  journal_size_limit: 67108864,
  /** KiB: the pages of a month of a region, which are read site by site, stay in memory. */
  cache_size: -65536,
  /** Pages (32 MB): to move the log into the file waits for the disk, and a thousand pages are forty visits. */
  wal_autocheckpoint: 8000,
} as const;

/** Takes the write lock at the start of a transaction, so that it never has to be upgraded half-way. */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/**
 * Writes `+?` for a value, which means the same. For a bare `?` SQLite plans by what is bound to it, and therefore anew
 * each time something is: a statement that was kept would be prepared at every call all the same. What a partial index
 * asks for has to be written as a literal (`sql.lit`) for the same reason.
 */
class SteadyPlanCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?';
  }
}

class BottegaSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver() {
    return new ImmediateSqliteDriver(this.#config);
  }
  override createAdapter() {
    return new TransactionalSqliteAdapter();
  }
  override createQueryCompiler() {
    return new SteadyPlanCompiler();
  }
}

/** Sets and then asserts the pragmas; throws when the file system or build refuses one. */
export function prepareConnection(sqlite: SQLite.Database): void {
  for (const [name, wanted] of Object.entries(PRAGMAS)) {
    sqlite.pragma(`${name} = ${wanted}`);
    const got = sqlite.pragma(name, { simple: true });
    if (got !== wanted && !(name === 'journal_mode' && got === 'memory')) {
      throw new Error(`SQLite refused ${name} = ${wanted} (it says ${String(got)})`);
    }
  }
}

/** Opens (and creates) a database file; `image` is a serialized database to open in memory instead. */
export function openSqlite(path: string, options: DatabaseOptions = {}, image?: Buffer): Kysely<Database> {
  if (!image && path !== ':memory:' && !existsSync(dirname(path)))
    mkdirSync(dirname(path), { recursive: true });
  const sqlite = new SQLite(image ?? path);
  prepareConnection(sqlite);
  return new PatientKysely<Database>({
    dialect: new BottegaSqliteDialect({ database: keepStatements(sqlite) }),
    log: tellSlow(options),
  });
}
