import { randomBytes } from 'node:crypto';
import { afterEach, describe, inject } from 'vitest';
import { openAuditKeys } from '../../app/platform/audit-keys.server.ts';
import { sealWith } from '../../db/audit-chain.ts';
import { openSqlite } from '../../db/engines/sqlite.ts';
import { type Db, openDatabase } from '../../db/index.ts';
import { migrate } from '../../db/migrations/index.ts';
import { giveBack, takeDatabase } from './postgres-databases.ts';

/** Hands each test a fresh, migrated database of one engine; closes it afterwards. */
export type FreshDatabase = () => Promise<Db>;

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

/** Runs the same tests on SQLite and on a real PostgreSQL (which the daily round, `npm run test:fast`, leaves out). */
export function describeOnBothEngines(name: string, body: (fresh: FreshDatabase) => void): void {
  describe(`${name} [sqlite]`, () => {
    const opened: Db[] = [];
    afterEach(async () => {
      for (const db of opened.splice(0)) await db.destroy();
    });
    body(async () => {
      const db = await freshSqlite();
      opened.push(db);
      return db;
    });
  });

  const server = inject('postgresServer');
  if (server === null) return;
  describe(`${name} [postgres]`, () => {
    const opened: { db: Db; database: string }[] = [];
    afterEach(async () => {
      for (const { db, database } of opened.splice(0)) {
        await db.destroy();
        await giveBack(server, database);
      }
    });
    body(async () => {
      const database = await takeDatabase(server);
      const db = openDatabase(`${server}${database}`);
      sealWith(db, SEALER);
      opened.push({ db, database });
      return db;
    });
  });
}
