import { createHash } from 'node:crypto';
import { isDay } from '../platform/clock.ts';
import { canonicalJson, isRecord } from './canonical-json.ts';
import { type DefinitionText, OWN_LANGUAGES } from './definition-texts.ts';

/** The texts of one version of a questionnaire in a language that is not the definition's own. */
export interface Translation {
  readonly language: string;
  /** Who speaks the language from birth and has read it, by role, and when (civil day); null until somebody has. */
  readonly reviewed: { readonly by: string; readonly on: string } | null;
  /** By path (`definitionTexts`). */
  readonly texts: Readonly<Record<string, string>>;
  /** SHA-256 (hex) of the canonical JSON of the texts: which words somebody was asked with. */
  readonly hash: string;
}

type ReadTranslation =
  | { readonly ok: true; readonly translation: Translation }
  | { readonly ok: false; readonly faults: readonly string[] };

const KEYS = 'language,reviewed,texts';

/** Reads a translation file named after `language`; says everything that is wrong with its form. */
export function readTranslation(language: string, text: string): ReadTranslation {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, faults: ['not JSON'] };
  }
  if (!isRecord(value)) return { ok: false, faults: ['not an object'] };
  const faults: string[] = [];
  if (Object.keys(value).sort().join() !== KEYS) faults.push('needs language, reviewed and texts, no more');
  if (value.language !== language) faults.push(`language: is not ${JSON.stringify(language)}`);
  if (OWN_LANGUAGES.some((own) => own === language)) faults.push('language: stands in the definition itself');
  const { reviewed, texts } = value;
  if (!isReviewed(reviewed)) faults.push('reviewed: neither null nor {"by": "a role", "on": "YYYY-MM-DD"}');
  if (!isTexts(texts)) faults.push('texts: not texts by path');
  if (faults.length > 0 || !isTexts(texts) || !isReviewed(reviewed)) return { ok: false, faults };
  const hash = createHash('sha256').update(canonicalJson(texts)).digest('hex');
  return { ok: true, translation: { language, reviewed, texts, hash } };
}

/** What a translation lacks of a definition's texts, what it has too much, and what says nothing. */
export function compareTexts(
  { texts }: Pick<Translation, 'texts'>,
  wanted: readonly DefinitionText[],
): { readonly missing: readonly string[]; readonly unknown: readonly string[] } {
  const paths = wanted.map(({ path }) => path);
  const known = new Set(paths);
  return {
    missing: paths.filter((path) => (texts[path] ?? '').trim() === ''),
    unknown: Object.keys(texts).filter((path) => !known.has(path)),
  };
}

function isReviewed(value: unknown): value is Translation['reviewed'] {
  if (value === null) return true;
  if (!isRecord(value) || Object.keys(value).sort().join() !== 'by,on') return false;
  const { by, on } = value;
  return typeof by === 'string' && by.trim() !== '' && typeof on === 'string' && isDay(on);
}

function isTexts(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}
