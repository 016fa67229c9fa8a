import type { Language } from './languages.ts';
import { wordsIn } from './words.server.ts';

/**
 * The browser tab's title in the person's language, from a key `area:title.…`; for a loader to return
 * and `meta` to show. Never a name: titles stay in the browser's history.
 */
export function pageTitle(
  language: Language,
  key: string,
  words: Readonly<Record<string, string | number>> = {},
): string {
  return `${wordsIn(language).t(key, words)} · Bottega`;
}
