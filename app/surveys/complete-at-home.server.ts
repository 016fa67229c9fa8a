import { useHomeLink } from '../../db/queries/home-links.ts';
import { findResponse } from '../../db/queries/responses.ts';
import { NETWORK } from '../../db/scope.ts';
import { Problem } from '../platform/problem.ts';
import type { AnswerError } from './accept-answers.server.ts';
import { askingLanguage } from './asking-language.server.ts';
import { completeQuestionnaire } from './complete-questionnaire.server.ts';
import type { AtHome } from './home-link.server.ts';
import { loadResult, type Result } from './load-result.server.ts';
import { loadThanks, type Thanks } from './load-thanks.server.ts';

type SentFromHome =
  | {
      readonly ok: true;
      readonly outcome: { readonly result: Result | null; readonly thanks: Thanks | null };
    }
  | { readonly ok: false; readonly errors: readonly AnswerError[] };

/**
 * Finishes a questionnaire at home and uses its link up, together or not at all: of several at once one is taken. Throws
 * `link_over` (410) for the others.
 */
export async function completeAtHome(
  { link, instrument, answering }: AtHome,
  id: string,
): Promise<SentFromHome> {
  const { app, now } = answering;
  const completed = await completeQuestionnaire(answering, id, null, async (trx) => {
    if (!(await useHomeLink(trx, link.id, now.toISOString()))) throw new Problem('link_over', 410);
  });
  if (!completed.ok) return completed;
  const response = await findResponse(app.db, NETWORK, id);
  const result = response ? await loadResult(app, response) : null;
  const language = askingLanguage(answering, instrument);
  const thanks = response && !result ? loadThanks(instrument, response, language) : null;
  return { ok: true, outcome: { result, thanks } };
}
