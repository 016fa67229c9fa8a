import { auditKeysOf } from '../app/platform/audit-keys.server.ts';
import type { Config } from '../app/platform/config.server.ts';
import { sealWith } from '../db/audit-chain.ts';
import { type Db, openDatabase } from '../db/index.ts';
import { isMigrated } from '../db/migrations/index.ts';

/**
 * Runs a command on the configured database; what it leaves in the audit trail is sealed. Returns the exit status: that of
 * the command, or 1 for a database that is not up to date.
 */
export async function withDatabase(config: Config, run: (db: Db) => Promise<number>): Promise<number> {
  const db = openDatabase(config.databaseUrl);
  sealWith(db, auditKeysOf(config).sealer);
  try {
    if (await isMigrated(db)) return await run(db);
    process.stderr.write('The database of DATABASE_URL is not up to date: bottega migrate\n');
    return 1;
  } finally {
    await db.destroy();
  }
}
