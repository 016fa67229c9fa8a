import type { Language } from '../languages.ts';
import { refusalWords } from './refusal-words.ts';

/** What is wrong with one parameter of a question; `message` is for people. */
export interface ParameterFault {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** A refusal for programs (RFC 9457), with `code` for scripts and words in a person's language. */
interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly ParameterFault[];
}

/** Media type of a refusal for programs. */
export const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

/** Addresses of programs: a refusal there is for a program, and nothing can be sent to them. */
export function isForPrograms(path: string): boolean {
  return path.startsWith('/api/');
}

/** The refusal `code` of `locales/<language>/problem.json` as a program reads it. */
export function problemDetails(
  { code, status }: { readonly code: string; readonly status: number },
  language: Language,
  errors?: readonly ParameterFault[],
): ProblemDetails {
  const { title, text } = refusalWords(code, language);
  return {
    type: `urn:bottega:problem:${code}`,
    title,
    status,
    detail: text,
    code,
    ...(errors && { errors }),
  };
}
