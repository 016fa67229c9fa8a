import type { Language } from '../platform/languages.ts';
import { wordsIn } from '../platform/words.server.ts';

/** Kinds of subject whose names may be read by everybody who reads the trail. */
const NAMED: readonly string[] = ['staff', 'site', 'organisation', 'programme', 'figures'];

/**
 * What an entry is about, in words: the name of what its id stands for (`names`), or which figures were taken; null
 * where there is only the id.
 */
export function subjectName(
  kind: string,
  id: string,
  { language, names }: { readonly language: Language; readonly names: ReadonlyMap<string, string> },
): string | null {
  const name = NAMED.includes(kind) ? names.get(id) : undefined;
  if (name !== undefined || (kind !== 'figures' && kind !== 'trail')) return name ?? null;
  const { t, exists } = wordsIn(language);
  const key = [`audit:about.${id}`, `insights:table.caption.${id}`].find((one) => exists(one));
  return key ? t(key) : null;
}
