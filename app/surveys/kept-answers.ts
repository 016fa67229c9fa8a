import type { Base } from './revised-post.ts';
import type { Save } from './saver.ts';

/** A save on its way, and what it was changed from; without that when a page of before an update kept it. */
interface KeptSave extends Save {
  readonly base?: Base;
}

const PREFIX = 'bottega-response-';

/** Answers on their way to the server, in this tab only: gone with the last save, or with the tab. */
const keyOf = (id: string) => `${PREFIX}${id}`;

/** Keeps answers for a reload; null forgets them. Storage may be full or forbidden: then the page keeps them. */
export function keepAnswers(id: string, save: KeptSave | null): void {
  try {
    if (save) sessionStorage.setItem(keyOf(id), JSON.stringify(save));
    else sessionStorage.removeItem(keyOf(id));
  } catch {
    // Nothing to do: what is on the screen is still there.
  }
}

/** Answers a page kept before it was left; null when there are none. */
export function keptAnswers(id: string): KeptSave | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(id)) ?? 'null');
    return isSave(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Forgets the answers of everybody: the tab is in a citizen's hands. */
export function forgetEverybodysAnswers(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // Storage is forbidden: there is nothing in it.
  }
}

function isSave(value: unknown): value is KeptSave {
  return (
    typeof value === 'object' &&
    value !== null &&
    'answers' in value &&
    typeof value.answers === 'object' &&
    value.answers !== null &&
    'page' in value &&
    typeof value.page === 'number'
  );
}
