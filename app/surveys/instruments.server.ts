import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CITIZEN_LANGUAGES, type CitizenLanguage, isCitizenLanguage } from '../platform/languages.ts';
import { canonicalJson, isRecord } from './canonical-json.ts';
import { definitionFaults } from './definition-faults.server.ts';
import { definitionTexts, OWN_LANGUAGES, type SurveyDefinition, withTexts } from './definition-texts.ts';
import { type Released, readReleased } from './released.server.ts';
import { compareTexts, readTranslation, type Translation } from './translation.server.ts';

/** One version of a questionnaire; never changes after its first answer. */
export interface Instrument {
  readonly instrument: string;
  readonly version: number;
  /** With the translations beside the file put in. */
  readonly definition: SurveyDefinition;
  /**
   * SHA-256 (hex) of the canonical JSON of the file, without translations: layout and order of keys do not matter,
   * every word does.
   */
  readonly hash: string;
  /** Civil day from which it may not change any more; null before. */
  readonly releasedOn: string | null;
  /** Title by language. */
  readonly titles: Readonly<Record<string, string>>;
  readonly translations: readonly Translation[];
  /** Languages in which nothing is missing. */
  readonly languages: readonly CitizenLanguage[];
}

export interface Instruments {
  /** Every version of every instrument, by name, then version. */
  listInstruments(): readonly Instrument[];
  /** The highest version of an instrument; undefined when there is none of that name. */
  latestInstrument(name: string): Instrument | undefined;
  instrumentVersion(name: string, version: number): Instrument | undefined;
}

/** The version a file is named after; undefined for a file of another name. */
export function versionOf(file: string): string | undefined {
  return /^([1-9]\d{0,3})\.json$/.exec(file)?.[1];
}

/** The language the file of a translation is named after; undefined for a file of another name. */
export function languageOf(file: string): CitizenLanguage | undefined {
  const language = /^(\w\w)\.json$/.exec(file)?.[1];
  return isCitizenLanguage(language) ? language : undefined;
}

/**
 * Reads `<folder>/<instrument>/<version>.json` and the translations in `<version>/` beside it once, at start; throws
 * with the file's name when one is unfit.
 */
export function loadInstruments(folder: string): Instruments {
  const all: Instrument[] = [];
  const released = readReleased(folder) ?? {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const files = readdirSync(join(folder, entry.name));
    for (const file of files) {
      const version = versionOf(file);
      if (version !== undefined) all.push(readInstrument(folder, entry.name, version, released));
      else if (!files.includes(`${file}.json`)) {
        throw new Error(`surveys/${entry.name}/${file}: not named <version>.json`);
      }
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

function readInstrument(folder: string, instrument: string, version: string, released: Released): Instrument {
  const path = `${instrument}/${version}.json`;
  const unfit = (why: string) => new Error(`surveys/${path}: ${why}`);
  let definition: unknown;
  try {
    definition = JSON.parse(readFileSync(join(folder, path), 'utf8'));
  } catch {
    throw unfit('not JSON');
  }
  const [fault] = definitionFaults(definition);
  if (fault) throw unfit(`${fault.path} ${fault.says}`.trim());
  if (!isRecord(definition)) throw unfit('not an object');
  const translations = readTranslations(folder, `${instrument}/${version}`);
  const spoken = withTranslations(definition, translations);
  return Object.freeze({
    instrument,
    version: Number(version),
    definition: deepFreeze(spoken),
    hash: hashOf(definition),
    releasedOn: released[instrument]?.[version]?.on ?? null,
    titles: textsOf(spoken.title),
    translations,
    languages: languagesOf(definition, translations),
  });
}

/** The translations beside a version; none without its folder. */
function readTranslations(folder: string, beside: string): readonly Translation[] {
  if (!existsSync(join(folder, beside))) return [];
  return readdirSync(join(folder, beside)).map((file) => {
    const path = `${beside}/${file}`;
    const language = languageOf(file);
    if (language === undefined) throw new Error(`surveys/${path}: not named <language>.json`);
    const read = readTranslation(language, readFileSync(join(folder, path), 'utf8'));
    if (!read.ok) throw new Error(`surveys/${path}: ${read.faults.join('; ')}`);
    return read.translation;
  });
}

/** A definition that speaks all its languages; what a translation lacks is said in Italian. */
function withTranslations(
  definition: SurveyDefinition,
  translations: readonly Translation[],
): SurveyDefinition {
  return withTexts(definition, (path, own) => ({
    ...own,
    ...Object.fromEntries(
      translations.map(({ language, texts }) => [language, texts[path] || (own.it ?? '')]),
    ),
  }));
}

/** The languages in which nothing of a version is missing, in the order of `CITIZEN_LANGUAGES`. */
function languagesOf(
  definition: SurveyDefinition,
  translations: readonly Translation[],
): readonly CitizenLanguage[] {
  const wanted = definitionTexts(definition);
  return CITIZEN_LANGUAGES.filter((language) => {
    if (OWN_LANGUAGES.some((own) => own === language)) return true;
    const translation = translations.find((one) => one.language === language);
    return translation !== undefined && compareTexts(translation, wanted).missing.length === 0;
  });
}

/** SHA-256 (hex) of the canonical JSON of a definition file. */
export function hashOf(definition: SurveyDefinition): string {
  return createHash('sha256').update(canonicalJson(definition)).digest('hex');
}

function textsOf(title: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [language, text] of Object.entries(isRecord(title) ? title : {})) {
    if (typeof text === 'string') texts[language] = text;
  }
  return texts;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}
