import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { exportResponses } from '../app/baselines/export-responses.server.ts';
import { auditKeysOf } from '../app/platform/audit-keys.server.ts';
import { systemClock } from '../app/platform/clock.ts';
import { readConfig } from '../app/platform/config.server.ts';
import { sealWith } from '../db/audit-chain.ts';
import { openDatabase } from '../db/index.ts';
import { isMigrated } from '../db/migrations/index.ts';

const USAGE = 'Usage: bottega export responses [--format jsonl]\n';

/**
 * `bottega export responses`: every response as a line of JSON under names that hold in this export alone
 * (docs/baselines.md). Returns the exit status: 0, 1 when the database is not up to date, 2 for wrong usage.
 */
export async function exportData(args: readonly string[]): Promise<number> {
  const fault = faultOf(args);
  if (fault !== null) {
    process.stderr.write(fault + USAGE);
    return 2;
  }
  const config = readConfig(process.env);
  const db = openDatabase(config.databaseUrl);
  sealWith(db, auditKeysOf(config).sealer);
  try {
    if (!(await isMigrated(db))) {
      process.stderr.write('The database of DATABASE_URL is not up to date: bottega migrate\n');
      return 1;
    }
    await pipeline(Readable.from(exportResponses(db, systemClock.now())), process.stdout, { end: false });
    return 0;
  } catch (error) {
    // A reader that stops early (`| head`) is no failure of ours.
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return 0;
    throw error;
  } finally {
    await db.destroy();
  }
}

/** What is wrong with the arguments; null when nothing is. */
function faultOf(args: readonly string[]): string | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { format: { type: 'string', default: 'jsonl' } },
      allowPositionals: true,
    });
    if (positionals.length !== 1 || positionals[0] !== 'responses') return '';
    return values.format === 'jsonl' ? null : `--format: only jsonl is known.\n`;
  } catch {
    // parseArgs throws on options it does not know: the usage says it better.
    return '';
  }
}
