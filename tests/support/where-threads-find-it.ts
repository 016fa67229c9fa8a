import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { onTestFinished } from 'vitest';
import { type Db, openDatabase } from '../../db/index.ts';
import { urlOf } from './engines.ts';

/** The database where other threads can open it: of one in memory, a copy in a file. */
export async function whereThreadsFindIt(db: Db): Promise<{ db: Db; databaseUrl: string }> {
  const databaseUrl = urlOf(db);
  if (databaseUrl) return { db, databaseUrl };
  const folder = mkdtempSync(join(tmpdir(), 'bottega-threads-'));
  const path = join(folder, 'copy.db');
  await sql`vacuum into ${path}`.execute(db);
  const copy = openDatabase(`file:${path}`);
  onTestFinished(async () => {
    await copy.destroy();
    rmSync(folder, { recursive: true });
  });
  return { db: copy, databaseUrl: `file:${path}` };
}
