import { auditKeysOf } from '../app/platform/audit-keys.server.ts';
import { systemClock } from '../app/platform/clock.ts';
import { readConfig } from '../app/platform/config.server.ts';
import { openKeyRing } from '../app/platform/keys.server.ts';
import { updateDatabase } from '../app/platform/update-database.server.ts';
import { sealWith } from '../db/audit-chain.ts';
import { openDatabase } from '../db/index.ts';

/**
 * `bottega migrate`: applies the waiting migrations and the shipped code lists, naming each; returns the exit status.
 * Throws ConfigError without the master key: what is done goes on record under it.
 */
export async function migrateDatabase(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    process.stderr.write('Usage: bottega migrate\n');
    return 2;
  }
  const config = readConfig(process.env);
  const db = openDatabase(config.databaseUrl);
  sealWith(db, auditKeysOf(config).sealer);
  try {
    const applied = await updateDatabase({ db, keys: openKeyRing(config.masterKeys), clock: systemClock });
    process.stdout.write(applied.length > 0 ? `${applied.join('\n')}\n` : 'nothing to do\n');
    return 0;
  } finally {
    await db.destroy();
  }
}
