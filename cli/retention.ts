import { parseArgs } from 'node:util';
import { checkKeys } from '../app/platform/check-keys.server.ts';
import { civil, systemClock, TIME_ZONE } from '../app/platform/clock.ts';
import { readConfig } from '../app/platform/config.server.ts';
import { openKeyRing } from '../app/platform/keys.server.ts';
import { countPast } from '../app/privacy/past-time.server.ts';
import { RETENTION_KINDS, ruleOn } from '../app/privacy/retention-rules.ts';
import { runRetention } from '../app/privacy/run-retention.server.ts';
import { listRetentionRules } from '../db/queries/retention.ts';
import { withDatabase } from './with-database.ts';

/**
 * `bottega retention run [--dry-run]`: takes what is past its time, or only counts it; one JSON object a rule. Returns
 * the exit status: 0, 1 when another process runs it or the database is not up to date, 2 for wrong usage.
 */
export async function retention(args: readonly string[]): Promise<number> {
  const asked = askedOf(args);
  if (!asked) {
    process.stderr.write('Usage: bottega retention run [--dry-run]\n');
    return 2;
  }
  const config = readConfig(process.env);
  return withDatabase(config, async (db) => {
    const app = { db, keys: openKeyRing(config.masterKeys), clock: systemClock, timeZone: TIME_ZONE };
    await checkKeys(app);
    const { day } = civil(systemClock.now(), TIME_ZONE);
    const rules = await listRetentionRules(db);
    const taken = asked.dryRun ? undefined : await runRetention(app, null);
    if (taken === null) {
      process.stderr.write('Another process is running it.\n');
      return 1;
    }
    for (const kind of RETENTION_KINDS) {
      const rule = ruleOn(rules, kind, day);
      const rows = taken ? taken[kind] : rule ? await countPast(db, rule, day) : 0;
      const line = { kind, rule: rule?.amount ?? null, rows, dry_run: asked.dryRun };
      process.stdout.write(`${JSON.stringify(line)}\n`);
    }
    return 0;
  });
}

function askedOf(args: readonly string[]): { readonly dryRun: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { 'dry-run': { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    return positionals.length === 1 && positionals[0] === 'run' ? { dryRun: values['dry-run'] } : undefined;
  } catch {
    // parseArgs throws on options it does not know: the usage says it better.
    return undefined;
  }
}
