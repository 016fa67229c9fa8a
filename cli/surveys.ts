import { readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { civil, TIME_ZONE } from '../app/platform/clock.ts';
import { checkInstruments } from '../app/surveys/check-instruments.server.ts';
import { definitionTexts } from '../app/surveys/definition-texts.ts';
import { type Instrument, loadInstruments } from '../app/surveys/instruments.server.ts';
import { RELEASED_FILE, readReleased } from '../app/surveys/released.server.ts';

const FOLDER = join(import.meta.dirname, '../surveys');
const USAGE = `Usage: bottega surveys check [FOLDER]
       bottega surveys texts INSTRUMENT VERSION
       bottega surveys release INSTRUMENT VERSION
`;

/** `bottega surveys …`: what stands in `surveys/`. Returns the exit status: 0, 1 for faults, 2 for wrong usage. */
export async function surveys([what, ...args]: readonly string[]): Promise<number> {
  if (what === 'check' && args.length <= 1) return check(args[0]);
  if (what === 'texts') return withVersion(args, printTexts);
  if (what === 'release') return withVersion(args, release);
  process.stderr.write(USAGE);
  return 2;
}

/** Names every fault with its file and path. */
function check(given: string | undefined): number {
  const folder = given === undefined ? FOLDER : resolve(given);
  if (!isFolder(folder)) {
    process.stderr.write(`${given} is no folder.\n`);
    return 2;
  }
  const { faults, versions } = checkInstruments(folder);
  const shown = given ?? relative(process.cwd(), FOLDER);
  for (const { file, path, says } of faults) {
    process.stderr.write(`${join(shown, file)}: ${path === '' ? '' : `${path} `}${says}\n`);
  }
  if (faults.length > 0) return 1;
  const released = readReleased(folder) ?? {};
  for (const version of versions.keys()) {
    const [instrument = '', number = ''] = version.split(' ');
    const note = released[instrument]?.[number] === undefined ? ', not released yet' : '';
    process.stdout.write(`${version} is sound${note}\n`);
  }
  return 0;
}

function find(name: string, version: string): Instrument | undefined {
  return loadInstruments(FOLDER).instrumentVersion(name, Number(version));
}

function withVersion(args: readonly string[], work: (version: Instrument) => number): number {
  const [name, version] = args;
  const found = args.length === 2 ? find(name ?? '', version ?? '') : undefined;
  if (found) return work(found);
  const known = loadInstruments(FOLDER).listInstruments();
  const list = known.map((one) => `${one.instrument} ${one.version}`).join(', ');
  process.stderr.write(`${USAGE}There are: ${list}\n`);
  return 2;
}

/** Prints a translation file of one version, still in Italian: what a translator begins from. */
function printTexts({ definition }: Instrument): number {
  const texts = definitionTexts(definition).map(({ path, texts }) => [path, texts.it ?? '']);
  const file = { language: 'it', reviewed: null, texts: Object.fromEntries(texts) };
  process.stdout.write(`${JSON.stringify(file, null, 2)}\n`);
  return 0;
}

/** Writes down the hash of a version and the day: from now on the check refuses its change. Released once, released for good. */
function release({ instrument, version, hash }: Instrument): number {
  if (check(undefined) !== 0) return 1;
  const released = readReleased(FOLDER) ?? {};
  const on = civil(new Date(), TIME_ZONE).day;
  const versions = { [version]: { hash, on }, ...released[instrument] };
  const all = Object.entries({ ...released, [instrument]: versions }).sort();
  writeFileSync(join(FOLDER, RELEASED_FILE), `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
  process.stdout.write(`${instrument} ${version} is released\n`);
  return 0;
}

function isFolder(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}
