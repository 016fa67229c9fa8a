import type { Actor } from '../access/policy.ts';
import { wordsIn } from '../platform/words.server.ts';

/** The browser tab's title of a page, in the person's language. */
export function pageTitle(actor: Actor, key: string, words: Readonly<Record<string, string>> = {}): string {
  return `${wordsIn(actor.language).t(`network:${key}`, words)} · Bottega`;
}
