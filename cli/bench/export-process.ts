import { exportAttendances } from '../../app/figures/export-attendances.server.ts';
import { systemClock } from '../../app/platform/clock.ts';
import { readConfig } from '../../app/platform/config.server.ts';
import { withDatabase } from '../with-database.ts';

/** What an export of its own process tells the benchmark. */
export interface Exported {
  readonly rows: number;
  /** Bytes the process grew by between the first rows and the most it ever had. */
  readonly grown: number;
}

/** Exports so many attendances of the configured database to nobody. */
async function run(wanted: number): Promise<Exported> {
  let exported: Exported | undefined;
  await withDatabase(readConfig(process.env), async (db) => {
    let [rows, first] = [0, 0];
    for await (const lines of exportAttendances(db, systemClock.now(), 'jsonl')) {
      if (first === 0) first = process.memoryUsage.rss();
      rows += lines.split('\n').length - 1;
      if (rows >= wanted) break;
    }
    exported = { rows, grown: process.resourceUsage().maxRSS * 1024 - first };
    return 0;
  });
  if (!exported || exported.rows < wanted) throw new Error(`Not ${wanted} attendances to export.`);
  return exported;
}

process.send?.(await run(Number(process.argv[2])));
