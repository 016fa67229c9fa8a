import type { CitizenLanguage } from './languages.ts';

/**
 * A refusal: `code` is a key of `locales/<language>/problem.json`, `status` the HTTP status.
 * Thrown by use cases and policies; `app/access/gate.server.ts` maps it to a response.
 */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  /** Words to fill into the explanation; never personal data. */
  readonly words: Readonly<Record<string, string>>;

  constructor(code: string, status: number, words: Readonly<Record<string, string>> = {}) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.status = status;
    this.words = words;
  }
}

/** What the error page receives: worded on the server, so that no page carries the words of every refusal. */
export interface ProblemBody {
  readonly problem: string;
  readonly language: CitizenLanguage;
  readonly title: string;
  /** What happened, what was kept, what to do; where a right is missing, also which one and whom to ask. */
  readonly texts: readonly string[];
  /** Where to go on once signed in, and the name of the sign-on provider. */
  readonly onward?: {
    readonly next: string;
    readonly provider?: string;
    /** By what she can prove who she is, when that is asked: her password here, anything else on the page for it. */
    readonly proofs?: { readonly password: boolean; readonly other: boolean };
  };
  /** What the person had typed, to be sent again after signing in. */
  readonly kept?: KeptForm;
}

/** The refusal an error page was given; null for any other error. */
export function problemOf(error: unknown): ProblemBody | null {
  const body = typeof error === 'object' && error !== null && 'data' in error ? error.data : null;
  return typeof body === 'object' && body !== null && 'problem' in body ? (body as ProblemBody) : null;
}

/** A refused form, echoed only to the browser that sent it. */
export interface KeptForm {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** True for what was refused because it had become something else than what was seen. */
export function isChangedMeanwhile(error: unknown): boolean {
  return error instanceof Problem && error.code === 'changed_meanwhile';
}

/** Unknown and forbidden records look the same. */
export function notFound(): Problem {
  return new Problem('not_found', 404);
}
