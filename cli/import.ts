import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { civil, isDay, systemClock, TIME_ZONE } from '../app/platform/clock.ts';
import { readConfig } from '../app/platform/config.server.ts';
import { LONGEST_FILE } from '../app/references/decode-file.ts';
import type { Faults } from '../app/references/faults.ts';
import { importPopulation } from '../app/references/import-population.server.ts';
import { importReferences } from '../app/references/import-references.server.ts';
import type { Importer } from '../app/references/importer.ts';
import type { Db } from '../db/index.ts';
import { withDatabase } from './with-database.ts';

const USAGE = `Usage: bottega import population FILE --source TEXT --retrieved YYYY-MM-DD
       bottega import references FILE
`;

type Asked =
  | {
      readonly what: 'population';
      readonly file: string;
      readonly source: string;
      readonly retrieved: string;
    }
  | { readonly what: 'references'; readonly file: string };

/**
 * `bottega import population|references FILE`: imports a whole file or nothing. Prints one JSON object for what was
 * imported, or one for each fault. Returns the exit status: 0, 1 when nothing was imported, 2 for wrong usage.
 */
export async function importFile(args: readonly string[]): Promise<number> {
  const { day: today } = civil(systemClock.now(), TIME_ZONE);
  const asked = askedOf(args, today);
  if (!asked) {
    process.stderr.write(USAGE);
    return 2;
  }
  const bytes = await readBytes(asked.file);
  if (typeof bytes === 'string') return refuse(bytes);
  const importer = { staffId: null, now: systemClock.now(), today };
  return withDatabase(readConfig(process.env), (db) => run(db, asked, importer, bytes));
}

async function run(db: Db, asked: Asked, importer: Importer, bytes: Uint8Array): Promise<number> {
  if (asked.what === 'references') {
    const done = await importReferences(db, importer, bytes);
    if (!done.ok) return tellFaults(done.faults);
    const { added, changed, same } = done;
    print({ added, changed, same });
    return 0;
  }
  const given = { source: asked.source, retrievedOn: asked.retrieved };
  const done = await importPopulation(db, importer, bytes, given);
  if (!done.ok && 'faults' in done) return tellFaults(done.faults);
  if (!done.ok) {
    return refuse(`This very file was imported on ${done.same.imported_at.slice(0, 10)} as ${done.same.id}.`);
  }
  const { id, year, places, residents } = done.dataset;
  print({ dataset: id, year, places, residents });
  return 0;
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function refuse(why: string): number {
  process.stderr.write(`${why}\n`);
  return 1;
}

function tellFaults({ first, count }: Faults): number {
  for (const { row, column, code, words } of first) print({ row, column, fault: code, ...words });
  const more = count > first.length ? `, the first ${first.length} above` : '';
  return refuse(`Nothing was imported: ${count} ${count === 1 ? 'fault' : 'faults'}${more}.`);
}

/** The bytes of a file, or why they are not read; one that is too long is cut, so that it is told of. */
async function readBytes(file: string): Promise<Uint8Array | string> {
  try {
    const { size } = await stat(file);
    return size > LONGEST_FILE ? new Uint8Array(LONGEST_FILE + 1) : await readFile(file);
  } catch {
    return `Cannot read ${file}.`;
  }
}

function askedOf(args: readonly string[], today: string): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { source: { type: 'string' }, retrieved: { type: 'string' } },
      allowPositionals: true,
    });
    const [what, file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) return undefined;
    const { source, retrieved } = values;
    if (what === 'references' && source === undefined && retrieved === undefined) return { what, file };
    const isGiven = source?.trim() && retrieved !== undefined && isDay(retrieved) && retrieved <= today;
    return what === 'population' && source && retrieved && isGiven
      ? { what, file, source: source.trim(), retrieved }
      : undefined;
  } catch {
    // parseArgs throws on options it does not know: the usage says it better.
    return undefined;
  }
}
