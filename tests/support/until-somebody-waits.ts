import { sql } from 'kysely';
import { isSqlite } from '../../db/engines/differences.ts';
import type { Db } from '../../db/index.ts';

/** Until a transaction waits for another one; SQLite lets it begin only after that has ended. */
export async function untilSomebodyWaits(db: Db): Promise<void> {
  if (isSqlite(db)) return;
  const waiting = sql`select from pg_locks where not granted`;
  while ((await waiting.execute(db)).rows.length === 0);
}
