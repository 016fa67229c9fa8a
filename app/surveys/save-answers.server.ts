import { updateResponseAnswers } from '../../db/queries/responses.ts';
import { Problem } from '../platform/problem.ts';
import { type AcceptedAnswers, type AnswerError, acceptPartial } from './accept-answers.server.ts';
import { canonicalJson, isRecord } from './canonical-json.ts';
import type { Instrument } from './instruments.server.ts';
import { type Answering, openResponse } from './open-response.server.ts';
import { mergeAnswers } from './page-answers.ts';
import { storedAnswers } from './read-answers.server.ts';
import { askedQuestions } from './screen.ts';
import { withModel } from './survey-models.server.ts';

/** What came of a save: `stale` when the answers became others since the revision they were changed from. */
type SaveResult =
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'refused'; readonly errors: readonly AnswerError[] }
  | {
      readonly kind: 'stale';
      readonly revision: number;
      readonly answers: Readonly<Record<string, unknown>>;
    };

interface AnswersToSave {
  readonly sent: unknown;
  readonly page: number;
  /** What the answers were changed from; null when the page does not know, as one opened before an update. */
  readonly revision: number | null;
}

/** Tries again when another save of the same questionnaire comes between reading and writing. */
export const TRIES = 3;

/**
 * Saves some answers of an unfinished questionnaire and the page to go on from; what is there already and not
 * sent stays, except answers to questions that are no longer asked. Other answers than those stored are only taken
 * from somebody who has seen the stored ones. Single saves leave no audit entry: the begin, the end and every reading
 * do. Throws `not_found`, `response_closed`, `changed_meanwhile`.
 */
export async function saveAnswers(
  call: Answering,
  id: string | undefined,
  { sent, page, revision }: AnswersToSave,
): Promise<SaveResult> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { response, instrument } = await openResponse(call, id);
    const stored = storedAnswers(response);
    if (response.status !== 'in_progress') throw new Problem('response_closed', 409);
    const accepted = acceptSent(instrument, stored, sent);
    if (!accepted.ok) return { kind: 'refused', errors: accepted.errors };
    const same = canonicalJson(accepted.answers) === canonicalJson(stored);
    const goesOn = response.stopped_at !== null;
    if (same && page === response.page && !goesOn) return { kind: 'saved', revision: response.revision };
    if (!same && revision !== null && revision !== response.revision) {
      return { kind: 'stale', revision: response.revision, answers: stored };
    }
    const saved = await call.app.db.transaction().execute((trx) =>
      updateResponseAnswers(trx, response.id, response.revision, {
        answers: JSON.stringify(accepted.answers),
        page,
        updated_at: call.now.toISOString(),
      }),
    );
    if (saved) return { kind: 'saved', revision: response.revision + 1 };
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
