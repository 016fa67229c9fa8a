import type { Actor } from '../access/policy.ts';
import { wordsIn } from '../platform/words.server.ts';

/** The browser tab's title in the person's language; never a name: titles stay in the browser's history. */
export function pageTitle(actor: Actor, key: string, words: Readonly<Record<string, number>> = {}): string {
  return `${wordsIn(actor.language).t(`people:title.${key}`, words)} · Bottega`;
}
