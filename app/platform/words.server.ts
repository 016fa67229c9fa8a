import { createInstance, type i18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LANGUAGES, type Language } from './languages.ts';

const files = import.meta.glob<Record<string, unknown>>('../../locales/*/*.json', {
  eager: true,
  import: 'default',
});

const resources: Resource = {};
for (const [path, words] of Object.entries(files)) {
  const [language, file] = path.split('/').slice(-2);
  if (!language || !file) continue;
  resources[language] = { ...resources[language], [file.replace('.json', '')]: words };
}

function speak(language: Language): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'it',
    resources,
    defaultNS: 'ui',
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}

const instances = new Map(LANGUAGES.map((language) => [language, speak(language)]));

/** All words in one language; shared between requests and never changed. */
export function wordsIn(language: Language): i18n {
  const instance = instances.get(language);
  if (!instance) throw new Error(`No words in ${language}`);
  return instance;
}
