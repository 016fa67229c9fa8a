import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPlainText } from '../platform/http/plain-text.ts';
import { isRecord } from './canonical-json.ts';
import { definitionFaults, type Fault } from './definition-faults.server.ts';
import { type DefinitionText, definitionTexts } from './definition-texts.ts';
import { dsiFaults } from './dsi-faults.ts';
import { expressionFaults } from './expression-faults.server.ts';
import { hashOf, languageOf, versionOf } from './instruments.server.ts';
import { RELEASED_FILE, readReleased } from './released.server.ts';
import { compareTexts, readTranslation } from './translation.server.ts';

/** A fault, and the file it is in, from the folder that was checked. */
interface FileFault extends Fault {
  readonly file: string;
}

interface Checked {
  readonly faults: readonly FileFault[];
  /** Versions looked at, as `dsi-2 1`, with their hash. */
  readonly versions: ReadonlyMap<string, string>;
}

/** Checks every file of a folder of questionnaires: all that is wrong, not only the first. */
export function checkInstruments(folder: string): Checked {
  const faults: FileFault[] = [];
  const versions = new Map<string, string>();
  const say = (file: string, found: readonly Fault[]) => {
    for (const fault of found) faults.push({ file, ...fault });
  };
  const instruments = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name: instrument } of instruments) {
    const files = readdirSync(join(folder, instrument));
    for (const file of files) {
      const path = `${instrument}/${file}`;
      const version = versionOf(file);
      if (version === undefined) {
        if (!files.includes(`${file}.json`)) say(path, [whole('not named <version>.json')]);
        continue;
      }
      const definition = parse(join(folder, path));
      const form = definitionFaults(definition);
      say(path, form);
      say(path, expressionFaults(definition));
      if (form.length > 0) continue;
      if (instrument === 'dsi-2') say(path, dsiFaults(definition));
      if (isRecord(definition)) {
        versions.set(`${instrument} ${version}`, hashOf(definition));
        checkTranslations(folder, `${instrument}/${version}`, definitionTexts(definition), say);
      }
    }
  }
  say(RELEASED_FILE, releasedFaults(folder, versions));
  return { faults, versions };
}

function checkTranslations(
  folder: string,
  beside: string,
  wanted: readonly DefinitionText[],
  say: (file: string, found: readonly Fault[]) => void,
): void {
  if (!existsSync(join(folder, beside))) return;
  for (const file of readdirSync(join(folder, beside))) {
    const path = `${beside}/${file}`;
    const language = languageOf(file);
    if (language === undefined) {
      say(path, [whole('not named <language>.json')]);
      continue;
    }
    const read = readTranslation(language, readFileSync(join(folder, path), 'utf8'));
    if (!read.ok) {
      say(path, read.faults.map(whole));
      continue;
    }
    const { missing, unknown } = compareTexts(read.translation, wanted);
    const unfit = Object.entries(read.translation.texts).filter(
      ([, text]) => !isPlainText(text) || /[<>]/.test(text),
    );
    say(path, [
      ...missing.map((text) => ({ path: `texts.${text}`, says: 'is missing' })),
      ...unknown.map((text) => ({ path: `texts.${text}`, says: 'is no text of the definition' })),
      ...unfit.map(([text]) => ({ path: `texts.${text}`, says: 'holds markup or hidden characters' })),
    ]);
  }
}

/** Released versions that are gone or not as they were released. */
function releasedFaults(folder: string, versions: ReadonlyMap<string, string>): Fault[] {
  if (!existsSync(join(folder, RELEASED_FILE))) return [];
  const released = readReleased(folder);
  if (!released) return [whole('not {"hash", "on"} by instrument and version')];
  return Object.entries(released).flatMap(([instrument, released]) =>
    Object.entries(released).flatMap(([version, { hash }]): Fault[] => {
      const now = versions.get(`${instrument} ${version}`);
      const path = `${instrument}.${version}`;
      if (now === undefined) return [{ path, says: 'was released and is gone, or cannot be read' }];
      if (now === hash) return [];
      return [{ path, says: `was released and has changed (now ${now}): put the change into a new version` }];
    }),
  );
}

function whole(says: string): Fault {
  return { path: '', says };
}

/** What a file holds; undefined when it is not JSON. */
function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
