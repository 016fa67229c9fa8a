import type { Save, SaveOutcome } from './saver.ts';

const PATIENCE_MS = 15_000;

/** Too early, too many, too slow: the same request may pass later. */
const PASSING = new Set([408, 425, 429]);

/** One attempt to save. Only our own receipt counts: a 200 of a captive portal is not one. */
export async function postAnswers(id: string, { answers, page }: Save): Promise<SaveOutcome> {
  try {
    const response = await fetch(`/responses/${id}/answers`, {
      method: 'POST',
      body: new URLSearchParams({ answers: JSON.stringify(answers), page: String(page) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status === 401) return 'signed_out';
    if (response.status >= 400 && response.status < 500) {
      return PASSING.has(response.status) ? 'later' : 'refused';
    }
    if (!response.ok) return 'later';
    const receipt: unknown = await response.json();
    const isOurs =
      typeof receipt === 'object' && receipt !== null && 'saved' in receipt && receipt.saved === id;
    return isOurs ? 'saved' : 'later';
  } catch {
    return 'later';
  }
}
