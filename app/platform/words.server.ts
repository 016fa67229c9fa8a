import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { createInstance, type i18n, type Resource, type TFunction } from 'i18next';
import { elide, elision } from './elision.ts';
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

const FALLBACK: CitizenLanguage = 'it';

function speak(language: CitizenLanguage): i18n {
  const instance = createInstance();
  // Without React: pages bring it along, and the server itself, which writes letters, needs none.
  void instance.use(elision).init({
    lng: language,
    fallbackLng: FALLBACK,
    resources,
    defaultNS: 'ui',
    initAsync: false,
    postProcess: elision.name,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  const remember = (t: TFunction) => rememberTexts(t, instance);
  instance.t = remember(instance.t);
  instance.getFixedT = rememberEach(instance.getFixedT, remember);
  return instance;
}

function rememberEach(
  getFixedT: i18n['getFixedT'],
  remember: (t: TFunction) => TFunction,
): i18n['getFixedT'] {
  const known = new Map<string, TFunction>();
  return new Proxy(getFixedT, {
    apply(target, self, args: Parameters<i18n['getFixedT']>) {
      const key = JSON.stringify(args);
      const found = known.get(key) ?? remember(Reflect.apply(target, self, args));
      known.set(key, found);
      return found;
    },
  });
}

/**
 * A page asks for hundreds of texts and each is looked for along a path and through a fallback: they are looked for once,
 * and what is to be filled in is filled in each time. Languages and resources of an instance never change.
 */
function rememberTexts(t: TFunction, { language }: i18n): TFunction {
  const known = new Map<string, string>();
  const formOf = formsIn(language);
  return new Proxy(t, {
    apply(target, self, args: Parameters<TFunction>) {
      const [key, words]: readonly unknown[] = args;
      if (typeof key !== 'string' || !isFilledIn(words)) return Reflect.apply(target, self, args);
      const count = typeof words?.count === 'number' ? words.count : undefined;
      const place = count === undefined ? key : `${key} ${formOf(count)}`;
      const text =
        known.get(place) ?? String(Reflect.apply(target, self, [key, { count, skipInterpolation: true }]));
      known.set(place, text);
      if (!words) return text;
      const filled = fillIn(text, words);
      return language === 'it' ? elide(filled) : filled;
    },
  });
}

/** Which form of a text a number takes: in the language, and in the one that stands in for it. */
function formsIn(language: string): (count: number) => string {
  const own = new Intl.PluralRules(language);
  const other = new Intl.PluralRules(FALLBACK);
  return (count) => (count === 0 ? 'zero' : `${own.select(count)} ${other.select(count)}`);
}

/** As i18next does where nothing is to be escaped; what is filled in may itself look like a place to fill. */
function fillIn(text: string, words: Readonly<Record<string, unknown>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) =>
    name in words ? String(words[name] ?? '') : place,
  );
}

/** What chooses another text, instead of being filled in. */
const CHOOSING = ['defaultValue', 'lng'];

function isFilledIn(words: unknown): words is Record<string, unknown> | undefined {
  if (words === undefined) return true;
  return typeof words === 'object' && words !== null && CHOOSING.every((name) => !(name in words));
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
