import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { exportResponses } from '../app/baselines/export-responses.server.ts';
import { exportAttendances } from '../app/figures/export-attendances.server.ts';
import { systemClock } from '../app/platform/clock.ts';
import { readConfig } from '../app/platform/config.server.ts';
import type { Db } from '../db/index.ts';
import { withDatabase } from './with-database.ts';

const USAGE = `Usage: bottega export responses [--format jsonl]
       bottega export attendances [--format jsonl|csv]
`;

const FORMATS = ['jsonl', 'csv'] as const;

/**
 * `bottega export responses | attendances`: every response (docs/baselines.md) or attendance that counts (docs/api.md) as
 * a line under names that hold in this export alone. Returns the exit status: 0, 1 when the database is not up to date, 2 for wrong usage.
 */
export async function exportData(args: readonly string[]): Promise<number> {
  const asked = askedOf(args);
  if (typeof asked === 'string') {
    process.stderr.write(asked + USAGE);
    return 2;
  }
  return withDatabase(readConfig(process.env), (db) => print(asked.lines(db, systemClock.now())));
}

async function print(lines: AsyncGenerator<string>): Promise<number> {
  try {
    await pipeline(Readable.from(lines), process.stdout, { end: false });
  } catch (error) {
    // A reader that stops early (`| head`) is no failure of ours.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  }
  return 0;
}

interface Asked {
  lines(db: Db, now: Date): AsyncGenerator<string>;
}

/** What is asked, or what is wrong with the asking. */
function askedOf(args: readonly string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { format: { type: 'string', default: 'jsonl' } },
      allowPositionals: true,
    });
    const [what, ...more] = positionals;
    const format = FORMATS.find((known) => known === values.format);
    if (more.length > 0 || (what !== 'responses' && what !== 'attendances')) return '';
    if (what === 'attendances') {
      if (!format) return '--format: jsonl or csv.\n';
      return { lines: (db, now) => exportAttendances(db, now, format) };
    }
    return format === 'jsonl' ? { lines: exportResponses } : '--format: only jsonl is known.\n';
  } catch {
    // parseArgs throws on options it does not know: the usage says it better.
    return '';
  }
}
