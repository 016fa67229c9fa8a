import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A SurveyJS definition as JSON. */
export type SurveyDefinition = Readonly<Record<string, unknown>>;

/** One version of a questionnaire; never changes after its first answer. */
export interface Instrument {
  readonly instrument: string;
  readonly version: number;
  readonly definition: SurveyDefinition;
  /** SHA-256 (hex) of the canonical JSON: layout and order of keys do not matter, every word does. */
  readonly hash: string;
  /** Title by language. */
  readonly titles: Readonly<Record<string, string>>;
}

export interface Instruments {
  /** Every version of every instrument, by name, then version. */
  listInstruments(): readonly Instrument[];
  /** The highest version of an instrument; undefined when there is none of that name. */
  latestInstrument(name: string): Instrument | undefined;
  instrumentVersion(name: string, version: number): Instrument | undefined;
}

/** Reviewed question types whose answers `accept-answers.server.ts` can check; html can run code and is not one. */
const QUESTION_TYPES: ReadonlySet<unknown> = new Set(['radiogroup', 'checkbox']);

const VERSION_FILE = /^([1-9]\d{0,3})\.json$/;

/** Reads `<folder>/<instrument>/<version>.json` once, at start; throws with the file's name when one is unfit. */
export function loadInstruments(folder: string): Instruments {
  const all: Instrument[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    for (const file of readdirSync(join(folder, entry.name))) {
      const version = VERSION_FILE.exec(file)?.[1];
      if (version === undefined) throw new Error(`surveys/${entry.name}/${file}: not named <version>.json`);
      const text = readFileSync(join(folder, entry.name, file), 'utf8');
      all.push(readInstrument(entry.name, Number(version), text));
    }
  }
  all.sort((a, b) => a.instrument.localeCompare(b.instrument, 'en') || a.version - b.version);

  return {
    listInstruments: () => all,
    latestInstrument: (name) => all.findLast((one) => one.instrument === name),
    instrumentVersion: (name, version) =>
      all.find((one) => one.instrument === name && one.version === version),
  };
}

function readInstrument(instrument: string, version: number, text: string): Instrument {
  const unfit = (why: string) => new Error(`surveys/${instrument}/${version}.json: ${why}`);
  let definition: unknown;
  try {
    definition = JSON.parse(text);
  } catch {
    throw unfit('not JSON');
  }
  if (!isRecord(definition)) throw unfit('not an object');
  for (const element of elementsOf(definition)) {
    if (!isRecord(element) || !QUESTION_TYPES.has(element.type)) {
      throw unfit(
        `question type ${JSON.stringify(isRecord(element) ? element.type : element)} is not allowed`,
      );
    }
  }
  const forbidden = forbiddenKey(definition);
  if (forbidden !== undefined || 'elements' in definition)
    throw unfit(`${forbidden ?? 'elements'} is not allowed`);
  const titles = textsOf(definition.title);
  if (Object.keys(titles).length === 0) throw unfit('no title by language');
  const hash = createHash('sha256').update(canonicalJson(definition)).digest('hex');
  return Object.freeze({ instrument, version, definition: deepFreeze(definition), hash, titles });
}

/** Other places where SurveyJS takes html or questions: everything to be run stands in `pages[].elements`. */
function forbiddenKey(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = /html|^questions$|^triggers$|^templateElements$/i.test(key) ? key : forbiddenKey(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

function elementsOf(definition: SurveyDefinition): unknown[] {
  const pages = Array.isArray(definition.pages) ? definition.pages : [];
  return pages.flatMap((page: unknown) =>
    isRecord(page) && Array.isArray(page.elements) ? page.elements : [page],
  );
}

function textsOf(title: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [language, text] of Object.entries(isRecord(title) ? title : {})) {
    if (typeof text === 'string') texts[language] = text;
  }
  return texts;
}

/** JSON with the keys of every object in alphabetical order and no white space. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const fields = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${fields.join(',')}}`;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
