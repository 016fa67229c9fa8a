import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, describe, inject } from 'vitest';
import { openAuditKeys } from '../../app/platform/audit-keys.server.ts';
import { sealWith } from '../../db/audit-chain.ts';
import { openSqlite } from '../../db/engines/sqlite.ts';
import { type Db, openDatabase } from '../../db/index.ts';
import { migrate } from '../../db/migrations/index.ts';
import { giveBack, takeDatabase } from './postgres-databases.ts';

/** Hands each test a fresh, migrated database of one engine; closes it afterwards. */
type FreshDatabase = () => Promise<Db>;

/** Seals the trail of the databases of this test file, until an app brings its own key. */
const SEALER = openAuditKeys([{ id: 'test', secret: randomBytes(32) }]).sealer;

let sqliteImage: Buffer | undefined;

/** A migrated in-memory copy: migrated once per test file, then opened from its image. */
export async function freshSqlite(): Promise<Db> {
  if (!sqliteImage) {
    const { default: SQLite } = await import('better-sqlite3');
    const { mkdtempSync, rmSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const { join } = await import('node:path');
    const folder = mkdtempSync(join(tmpdir(), 'bottega-sqlite-'));
    const path = join(folder, 'template.db');
    const db = openSqlite(path);
    await migrate(db);
    await db.destroy();
    const template = new SQLite(path);
    template.pragma('journal_mode = delete');
    sqliteImage = template.serialize();
    template.close();
    rmSync(folder, { recursive: true });
  }
  const fresh = openSqlite(':memory:', {}, sqliteImage);
  sealWith(fresh, SEALER);
  return fresh;
}

const urls = new WeakMap<Db, string>();

/** Where another process finds a database of these tests; nowhere in memory. */
export const urlOf = (db: Db): string | undefined => urls.get(db);

/** When databases are closed: after each test, or after the last of them. */
type After = typeof afterEach | typeof afterAll;

function openerOf(open: () => Promise<Db>, close: (db: Db) => Promise<void>, after: After): FreshDatabase {
  const opened: Db[] = [];
  after(async () => {
    for (const db of opened.splice(0)) await close(db);
  });
  return async () => {
    const db = await open();
    opened.push(db);
    return db;
  };
}

/**
 * Runs the same tests on SQLite and on a real PostgreSQL (which the daily round, `npm run test:fast`, leaves out). What
 * `lasting` opens stays until the last test: for what is dear to make and only read.
 */
export function describeOnBothEngines(
  name: string,
  body: (fresh: FreshDatabase, lasting: FreshDatabase) => void,
): void {
  describe(`${name} [sqlite]`, () => {
    const close = (db: Db) => db.destroy();
    body(openerOf(freshSqlite, close, afterEach), openerOf(freshSqlite, close, afterAll));
  });

  const server = inject('postgresServer');
  if (server === null) return;
  describe(`${name} [postgres]`, () => {
    const names = new Map<Db, string>();
    const open = async () => {
      const database = await takeDatabase(server);
      const url = `${server}${database}`;
      const db = openDatabase(url);
      sealWith(db, SEALER);
      urls.set(db, url);
      names.set(db, database);
      return db;
    };
    const close = async (db: Db) => {
      await db.destroy();
      await giveBack(server, names.get(db) ?? '');
    };
    body(openerOf(open, close, afterEach), openerOf(open, close, afterAll));
  });
}
