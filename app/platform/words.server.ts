import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { createInstance, type i18n, type Resource, type TFunction } from 'i18next';
import { CITIZEN_LANGUAGES, type CitizenLanguage, isLanguage } from './languages.ts';

/** All words by the path of their file. The bundle holds them; a job of the server itself, which writes letters, reads them. */
const files = import.meta.env
  ? import.meta.glob<Record<string, unknown>>('../../locales/*/*.json', { eager: true, import: 'default' })
  : readWordFiles(join(import.meta.dirname, '../../locales'));

function readWordFiles(folder: string): Record<string, Record<string, unknown>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.json'),
  );
  return Object.fromEntries(
    paths.map((path) => [path.replaceAll(sep, '/'), JSON.parse(readFileSync(join(folder, path), 'utf8'))]),
  );
}

const resources: Resource = {};
for (const [path, words] of Object.entries(files)) {
  const [language, file] = path.split('/').slice(-2);
  if (!language || !file) continue;
  resources[language] = { ...resources[language], [file.replace('.json', '')]: words };
}

function speak(language: CitizenLanguage): i18n {
  const instance = createInstance();
  // Without React: pages bring it along, and the server itself, which writes letters, needs none.
  void instance.init({
    lng: language,
    fallbackLng: 'it',
    resources,
    defaultNS: 'ui',
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  instance.getFixedT = rememberWords(instance.getFixedT);
  return instance;
}

/**
 * A page asks for hundreds of words and each is looked for along a path and through a fallback: those without anything
 * to fill in are looked for once. Languages and resources of an instance never change.
 */
function rememberWords(getFixedT: i18n['getFixedT']): i18n['getFixedT'] {
  const known = new Map<string, TFunction>();
  return new Proxy(getFixedT, {
    apply(target, self, args: Parameters<i18n['getFixedT']>) {
      const key = JSON.stringify(args);
      const found = known.get(key) ?? rememberPlain(Reflect.apply(target, self, args));
      known.set(key, found);
      return found;
    },
  });
}

function rememberPlain(t: TFunction): TFunction {
  const known = new Map<unknown, unknown>();
  return new Proxy(t, {
    apply(target, self, args: Parameters<TFunction>) {
      const [key] = args;
      if (args.length !== 1 || typeof key !== 'string') return Reflect.apply(target, self, args);
      const found = known.get(key) ?? Reflect.apply(target, self, args);
      known.set(key, found);
      return found;
    },
  });
}

/** Areas that citizens read: a language speaks when it has both. What else a page says is then said in Italian. */
const CITIZEN_AREAS = ['ask', 'result'];

const instances = new Map(
  CITIZEN_LANGUAGES.filter(
    (language) => isLanguage(language) || CITIZEN_AREAS.every((area) => resources[language]?.[area]),
  ).map((language) => [language, speak(language)]),
);

/** True for a language whose words for citizens are there. */
export function isSpoken(language: CitizenLanguage): boolean {
  return instances.has(language);
}

/** All words in one language; shared between requests and never changed. */
export function wordsIn(language: CitizenLanguage): i18n {
  const instance = instances.get(language);
  if (!instance) throw new Error(`No words in ${language}`);
  return instance;
}
