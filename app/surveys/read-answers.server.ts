import { isRecord } from './canonical-json.ts';

/** Longest JSON of answers, in characters: ten times the fullest questionnaire there is. */
const LONGEST = 20_000;

/** Answers sent as JSON in the field `answers`; undefined when it is no JSON or too long. */
export function parseAnswers(text: string): unknown {
  if (text.length > LONGEST) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A stored response's answers. */
export function storedAnswers(row: { readonly answers: string }): Readonly<Record<string, unknown>> {
  const answers: unknown = JSON.parse(row.answers);
  return isRecord(answers) ? answers : {};
}

/** A page's place from 0; 0 for anything that is none. */
export function pageNumber(text: string): number {
  return /^\d{1,3}$/.test(text) ? Number(text) : 0;
}

/** The revision a form was made from; null when it does not say. */
export function revisionNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
