import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CITIZEN_LANGUAGES, isCitizenLanguage, isLanguage } from '../../app/platform/languages.ts';
import { ROOT } from './source.ts';
import { baseKey, placeholdersOf, readWords } from './words.ts';

/** What citizens read; all else is read by staff, in Italian and English. */
const AREAS = ['ask', 'result'];

const present = readdirSync(join(ROOT, 'locales')).sort();
const citizenOnly = present.filter((language) => !isLanguage(language));
const italian = readWords('it');

test('every folder is a language we know how to name', () => {
  expect(present.filter((language) => !isCitizenLanguage(language))).toEqual([]);
  expect(CITIZEN_LANGUAGES.slice(0, 2)).toEqual(['it', 'en']);
});

describe.each(citizenOnly)('words of citizens in %s', (language) => {
  const words = readWords(language);

  test('are those of the areas citizens read, and no others', () => {
    expect([...words.keys()]).toEqual(AREAS);
  });

  test.each(AREAS)('%s says everything the Italian says, with the same things filled in', (area) => {
    const outline = (texts: ReadonlyMap<string, string>) => {
      const filled = new Map<string, string[]>();
      for (const [key, text] of texts) {
        const base = baseKey(key, texts);
        filled.set(base, [...new Set([...(filled.get(base) ?? []), ...placeholdersOf(text)])].sort());
      }
      return Object.fromEntries([...filled].sort(([one], [other]) => one.localeCompare(other)));
    };
    expect(outline(words.get(area) ?? new Map())).toEqual(outline(italian.get(area) ?? new Map()));
  });

  test.each(AREAS)('%s has no empty text, no markup and every form of a plural', (area) => {
    const texts = words.get(area) ?? new Map<string, string>();
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const faults = [...texts].flatMap(([key, text]) => {
      const base = baseKey(key, texts);
      const missing = base === key ? [] : forms.filter((form) => !texts.has(`${base}_${form}`));
      return [
        ...(text.trim() === '' || /[<>]/.test(text) ? [key] : []),
        ...missing.map((form) => `${base}_${form}`),
      ];
    });
    expect([...new Set(faults)]).toEqual([]);
  });
});
