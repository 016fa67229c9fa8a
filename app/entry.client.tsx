import { RemixBrowser } from '@remix-run/react';
import { createInstance } from 'i18next';
import resourcesToBackend from 'i18next-resources-to-backend';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider, initReactI18next } from 'react-i18next';

const files = import.meta.glob<Record<string, unknown>>('../locales/*/*.json', { import: 'default' });

/** Loads the words this page was rendered with, then takes the page over. */
async function hydrate() {
  const { lang, dataset } = document.documentElement;
  const words = createInstance();
  await words
    .use(initReactI18next)
    .use(
      resourcesToBackend((language: string, area: string) =>
        files[`../locales/${language}/${area}.json`]?.(),
      ),
    )
    .init({
      lng: lang,
      fallbackLng: lang,
      ns: dataset.words?.split(' ') ?? ['ui'],
      defaultNS: 'ui',
      interpolation: { escapeValue: false },
    });
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={words}>
          <RemixBrowser />
        </I18nextProvider>
      </StrictMode>,
    );
  });
}

void hydrate();
