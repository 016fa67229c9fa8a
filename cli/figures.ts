import { checkFigures } from '../app/figures/check-figures.server.ts';
import { readConfig } from '../app/platform/config.server.ts';
import type { Db } from '../db/index.ts';
import { rebuildFigures } from '../db/queries/figure-rebuild.ts';
import { withDatabase } from './with-database.ts';

/**
 * `bottega figures rebuild | check`: keeps all figures anew from the rows; or compares what is kept with the rows and
 * names every cell that differs. Nobody has to stop working. Returns the exit status: 0, 1 when cells differ or the
 * database is not up to date, 2 for wrong usage.
 */
export async function figures(args: readonly string[]): Promise<number> {
  const [asked, ...rest] = args;
  const command = asked === 'rebuild' ? rebuild : asked === 'check' ? check : undefined;
  if (!command || rest.length > 0) {
    process.stderr.write('Usage: bottega figures rebuild | check\n');
    return 2;
  }
  const config = readConfig(process.env);
  return withDatabase(config, (db) => command(db, config.databaseUrl));
}

async function rebuild(db: Db, databaseUrl: string): Promise<number> {
  const begun = performance.now();
  const sessions = await rebuildFigures(db, { databaseUrl });
  const seconds = (performance.now() - begun) / 1000;
  process.stdout.write(`${sessions} sessions in ${seconds.toFixed(1)} s\n`);
  return 0;
}

async function check(db: Db): Promise<number> {
  const { cells, notKept, differences } = await checkFigures(db);
  for (const { siteId, month, what, kept, counted } of differences) {
    process.stderr.write(`site ${siteId} ${month}: ${what}: ${kept} is kept, the rows say ${counted}\n`);
  }
  if (notKept > 0) {
    process.stdout.write(
      `${notKept} cells are not kept yet, only read from the rows: bottega figures rebuild\n`,
    );
  }
  if (differences.length > 0) {
    process.stderr.write(`${differences.length} of ${cells} cells differ: bottega figures rebuild\n`);
    return 1;
  }
  process.stdout.write(`${cells} cells, each as the rows say\n`);
  return 0;
}
