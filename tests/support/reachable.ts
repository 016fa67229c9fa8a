import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, openDatabase } from '../../db/index.ts';
import { migrate } from '../../db/migrations/index.ts';
import { urlOf } from './engines.ts';

/** A database that another thread can open too. */
interface Reachable {
  readonly db: Db;
  readonly databaseUrl: string;
  close(): Promise<void>;
}

/** The same database where it can be reached, else (in memory) an empty one in a file. */
export async function reachable(db: Db): Promise<Reachable> {
  const known = urlOf(db);
  if (known) return { db, databaseUrl: known, close: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'bottega-reachable-'));
  const databaseUrl = `file:${join(folder, 'b.db')}`;
  const file = openDatabase(databaseUrl);
  await migrate(file);
  return {
    db: file,
    databaseUrl,
    async close() {
      await file.destroy();
      rmSync(folder, { recursive: true });
    },
  };
}
