import { RemixBrowser } from '@remix-run/react';
import { createInstance } from 'i18next';
import resourcesToBackend from 'i18next-resources-to-backend';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { elision } from './platform/elision.ts';
import { isLanguage } from './platform/languages.ts';

/** Letters, explanations and refusals are worded on the server. */
const files = import.meta.glob<Record<string, unknown>>(
  ['../locales/{it,en}/*.json', '!../locales/*/{mail,explain,problem}.json'],
  { import: 'default' },
);

/** True once the page is in the hands of its scripts. */
let taken = false;

/**
 * The words of an area; undefined where a citizen's language leaves it to the staff's. When they do not arrive (the line
 * broke, an update took their place), the page is asked for again, as Remix does with its scripts, instead of showing
 * keys; one that has just arrived stays as it is, which works without scripts.
 */
async function loadWords(language: string, area: string): Promise<Record<string, unknown> | undefined> {
  try {
    const known = isLanguage(language) ? files : (await import('./citizen-words.ts')).citizenWords;
    return await known[`../locales/${language}/${area}.json`]?.();
  } catch {
    if (taken) window.location.reload();
    return new Promise(() => {});
  }
}

/**
 * Until Remix has read the data in the page, `RemixBrowser` throws a promise above every boundary. A key or a tap that
 * React hears meanwhile makes it render at once: it cannot wait, stops with «Root did not complete» (#345) and never
 * comes back, so that the page stays without scripts (remix-run/remix#10214). Called here, before React listens.
 */
async function readData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (waiting) {
    if (!(waiting instanceof Promise)) throw waiting;
    await waiting;
  }
}

/**
 * A text area that already holds something: React 18 puts its first text back over what was typed meanwhile, unless
 * that is its first text.
 */
function keepTypedTexts(): void {
  for (const area of document.querySelectorAll('textarea')) {
    if (area.defaultValue !== '') area.defaultValue = area.value;
  }
}

/** Loads the words this page was rendered with and its data, then takes the page over. */
async function hydrate() {
  const { lang, dataset } = document.documentElement;
  const words = createInstance();
  const loaded = words
    .use(initReactI18next)
    .use(resourcesToBackend(loadWords))
    .use(elision)
    .init({
      lng: lang,
      // Staff words on a citizen's screen (a refusal) are said in Italian, as on the server.
      fallbackLng: isLanguage(lang) ? lang : 'it',
      ns: dataset.words?.split(' ') ?? ['ui'],
      defaultNS: 'ui',
      postProcess: elision.name,
      interpolation: { escapeValue: false },
    });
  await Promise.all([loaded, readData()]);
  keepTypedTexts();
  taken = true;
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

/**
 * A page the browser kept may show what this sign-in no longer opens, since its tablet was handed over or it ended: it
 * is hidden when it is left, and asked for again when somebody comes back to it.
 */
window.addEventListener('pagehide', ({ persisted }) => {
  if (persisted) document.documentElement.hidden = true;
});
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) window.location.reload();
});

// The same for other tabs: the one in which a tablet is handed over leaves a mark, and each asks for its page again.
const MARK = 'bottega-handed-over';
window.addEventListener('storage', ({ key }) => {
  if (key === MARK) window.location.reload();
});
try {
  if (new URLSearchParams(window.location.search).has('begun')) {
    localStorage.setItem(MARK, new Date().toISOString());
  }
} catch {
  // Storage is full or forbidden: the server keeps the other tabs closed all the same.
}

void hydrate();
