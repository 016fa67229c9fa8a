import { join } from 'node:path';
import { definitionTexts } from '../app/surveys/definition-texts.ts';
import { loadInstruments } from '../app/surveys/instruments.server.ts';

const FOLDER = join(import.meta.dirname, '../surveys');
const USAGE = 'Usage: bottega surveys texts INSTRUMENT VERSION\n';

/** `bottega surveys …`: what stands in `surveys/`. Returns the exit status: 0, 2 for wrong usage. */
export async function surveys([what, ...args]: readonly string[]): Promise<number> {
  if (what === 'texts') return printTexts(args);
  process.stderr.write(USAGE);
  return 2;
}

/** Prints a translation file of one version, still in Italian: what a translator begins from. */
function printTexts([name, version, ...more]: readonly string[]): number {
  const instruments = loadInstruments(FOLDER);
  const instrument = instruments.instrumentVersion(name ?? '', Number(version));
  if (!instrument || more.length > 0) {
    const known = instruments.listInstruments().map((one) => `${one.instrument} ${one.version}`);
    process.stderr.write(`${USAGE}There are: ${known.join(', ')}\n`);
    return 2;
  }
  const texts = definitionTexts(instrument.definition).map(({ path, texts }) => [path, texts.it ?? '']);
  const file = { language: 'it', reviewed: null, texts: Object.fromEntries(texts) };
  process.stdout.write(`${JSON.stringify(file, null, 2)}\n`);
  return 0;
}
