import { updateResponseAnswers } from '../../db/queries/responses.ts';
import type { Call } from '../access/gate.server.ts';
import { Problem } from '../platform/problem.ts';
import { type AcceptedAnswers, type AnswerError, acceptPartial } from './accept-answers.server.ts';
import type { Instrument } from './instruments.server.ts';
import { openResponse } from './open-response.server.ts';
import { mergeAnswers } from './page-answers.ts';
import { isRecord, storedAnswers } from './read-answers.server.ts';
import { askedQuestions } from './screen.ts';
import { withModel } from './survey-models.server.ts';

export type SavedAnswers =
  | { readonly ok: true; readonly answers: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly errors: readonly AnswerError[] };

/** Tries again when another save of the same questionnaire comes between reading and writing. */
export const TRIES = 3;

/**
 * Saves some answers of an unfinished questionnaire and the page to go on from; what is there already and not
 * sent stays, except answers to questions that are no longer asked. Single saves leave no audit entry: the
 * begin, the end and every reading do. Throws `not_found`, `response_closed`, `changed_meanwhile`.
 */
export async function saveAnswers(
  call: Call,
  id: string | undefined,
  sent: unknown,
  page: number,
): Promise<SavedAnswers> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { response, instrument } = await openResponse(call, id);
    const stored = storedAnswers(response);
    if (response.status !== 'in_progress') throw new Problem('response_closed', 409);
    const accepted = acceptSent(instrument, stored, sent);
    if (!accepted.ok) return accepted;
    const answers = JSON.stringify(accepted.answers);
    if (answers === response.answers && page === response.page) return accepted;
    const saved = await call.app.db.transaction().execute((trx) =>
      updateResponseAnswers(trx, response.id, response.revision, {
        answers,
        page,
        updated_at: call.now.toISOString(),
      }),
    );
    if (saved) return accepted;
  }
  throw new Problem('changed_meanwhile', 409);
}

/** Checks what was sent together with what is stored; a sent answer to a hidden question is refused, a stored one goes. */
export function acceptSent(
  instrument: Instrument,
  stored: Readonly<Record<string, unknown>>,
  sent: unknown,
): AcceptedAnswers {
  if (!isRecord(sent)) return acceptPartial(instrument.definition, sent);
  const merged = mergeAnswers(stored, sent);
  const asked = withModel(instrument.definition, (model) => askedQuestions(model, merged));
  for (const name of Object.keys(merged)) if (!asked.has(name) && !(name in sent)) delete merged[name];
  return acceptPartial(instrument.definition, merged);
}
