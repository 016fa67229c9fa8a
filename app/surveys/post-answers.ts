import type { Save } from './saver.ts';

const PATIENCE_MS = 15_000;

/** Too early, too many, too slow: the same request may pass later. */
const PASSING = new Set([408, 425, 429]);

/** What the server said to one attempt. */
export type Posted =
  | { readonly kind: 'saved'; readonly revision: number }
  /** The answers there are others than those this save was changed from. */
  | { readonly kind: 'stale'; readonly revision: number; readonly answers: Readonly<Record<string, unknown>> }
  | { readonly kind: 'later' | 'signed_out' | 'refused' };

/** One attempt to save. Only our own receipt counts: a 200 of a captive portal is not one. */
export async function postAnswers(id: string, { answers, page }: Save, revision: number): Promise<Posted> {
  try {
    const response = await fetch(`/responses/${id}/answers`, {
      method: 'POST',
      body: new URLSearchParams({
        answers: JSON.stringify(answers),
        page: String(page),
        revision: String(revision),
      }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const { status } = response;
    if (status === 401) return { kind: 'signed_out' };
    const isJson = response.headers.get('Content-Type')?.startsWith('application/json');
    const said: unknown = isJson ? await response.json() : null;
    if (status === 409 && isStale(said)) return { ...said, kind: 'stale' };
    if (status >= 400 && status < 500) return { kind: PASSING.has(status) ? 'later' : 'refused' };
    return response.ok && isReceipt(said) && said.saved === id
      ? { kind: 'saved', revision: said.revision }
      : { kind: 'later' };
  } catch {
    return { kind: 'later' };
  }
}

function isReceipt(said: unknown): said is { saved: string; revision: number } {
  return (
    typeof said === 'object' &&
    said !== null &&
    'saved' in said &&
    'revision' in said &&
    typeof said.revision === 'number'
  );
}

function isStale(said: unknown): said is { revision: number; answers: Record<string, unknown> } {
  return (
    typeof said === 'object' &&
    said !== null &&
    'stale' in said &&
    'revision' in said &&
    typeof said.revision === 'number' &&
    'answers' in said &&
    typeof said.answers === 'object'
  );
}
