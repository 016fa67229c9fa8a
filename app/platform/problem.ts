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

/** What the error page receives. */
export interface ProblemBody {
  readonly problem: string;
  readonly words: Readonly<Record<string, string>>;
  /** What the person had typed, to be sent again after signing in. */
  readonly kept?: KeptForm;
}

/** A refused form, echoed only to the browser that sent it. */
export interface KeptForm {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** Unknown and forbidden records look the same. */
export function notFound(): Problem {
  return new Problem('not_found', 404);
}
