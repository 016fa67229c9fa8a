import type { Trx } from '../../db/index.ts';
import { levelColumns } from '../../db/level-columns.ts';
import { findCitizen } from '../../db/queries/citizens.ts';
import { figureCellOf, touchFigureCells } from '../../db/queries/figures.ts';
import { completeResponse, lockResponsesOfRecord, updateBaselines } from '../../db/queries/responses.ts';
import { NETWORK } from '../../db/scope.ts';
import { ageOf, openIdentity } from '../people/open-identity.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { type AcceptedAnswers, type Answers, acceptComplete } from './accept-answers.server.ts';
import { askingLanguage, textHash } from './asking-language.server.ts';
import { canonicalJson } from './canonical-json.ts';
import { scoreDsi } from './dsi-scoring.ts';
import { variablesOf } from './dsi-variables.ts';
import { type Answering, openResponse } from './open-response.server.ts';
import { storedAnswers } from './read-answers.server.ts';
import { TRIES } from './save-answers.server.ts';

/** Answers to finish with, as JSON values. */
interface SentAnswers {
  readonly answers: unknown;
  /** The day written on the paper they were read from, and the language it speaks. */
  readonly paper?: { readonly day: string; readonly language: string } | undefined;
}

/**
 * Finishes a questionnaire: all answers (`sent`, or those saved so far) are accepted as a whole, scored here from
 * the raw answers, and stored with baseline, figures and audit in one transaction, with what belongs to it
 * (`together`). The same answers again are the same result, unless they came by a link, which works once; others throw
 * `response_closed`. What lies on paper is only finished by its transcription (`on_paper`). Also throws `not_found`,
 * `changed_meanwhile`, `link_over`.
 */
export async function completeQuestionnaire(
  call: Answering,
  id: string | undefined,
  sent: SentAnswers | null,
  together?: (trx: Trx) => Promise<void>,
): Promise<AcceptedAnswers> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { response, instrument } = await openResponse(call, id);
    const given = sent ? sent.answers : storedAnswers(response);
    if (call.way === 'home' && response.status !== 'in_progress') throw new Problem('link_over', 410);
    if (response.way === 'paper' && response.status === 'in_progress' && !sent?.paper) {
      throw new Problem('on_paper', 409);
    }
    if (response.status === 'discarded') throw new Problem('response_closed', 409);
    const accepted = acceptComplete(instrument.definition, given);
    if (!accepted.ok) return accepted;
    if (response.status === 'complete') {
      if (canonicalJson(accepted.answers) === canonicalJson(storedAnswers(response))) return accepted;
      throw new Problem('response_closed', 409);
    }
    const found = { response, instrument, paper: sent?.paper };
    if (await storeCompletion(call, found, accepted.answers, together)) return accepted;
  }
  throw new Problem('changed_meanwhile', 409);
}

/** False when somebody changed the response meanwhile; then nothing is stored. */
async function storeCompletion(
  call: Answering,
  { response, instrument, paper }: Awaited<ReturnType<typeof openResponse>> & Pick<SentAnswers, 'paper'>,
  answers: Answers,
  together?: (trx: Trx) => Promise<void>,
): Promise<boolean> {
  const { app, actor, today, now } = call;
  // Whose answers these are: to whom they are open, the person is not hidden.
  const reader = { scope: NETWORK, staffId: actor.staffId ?? response.staff_id, today };
  const citizen = await findCitizen(app.db, reader, response.citizen_id);
  if (!citizen) throw notFound();
  const language = paper?.language ?? askingLanguage(call, instrument);
  const day = paper?.day ?? today;
  const variables = response.instrument === 'dsi-2' ? variablesOf(answers) : null;
  const completion = {
    answers: JSON.stringify(answers),
    page: response.page,
    // Begun at home and finished at the desk, it came in at the desk.
    way: call.way ?? (response.way === 'home' ? 'desk' : response.way),
    // The day it was finished, or written on paper: «the last three months» are counted from there.
    day,
    completed_at: now.toISOString(),
    updated_at: now.toISOString(),
    age: ageOf(openIdentity(app.keys, citizen), day),
    gender: citizen.gender,
    education: citizen.education,
    citizenship: citizen.citizenship,
    language,
    text_hash: textHash(instrument, language),
    ...levelColumns(variables && scoreDsi(variables)),
  };
  return app.db.transaction().execute(async (trx) => {
    const personNo = await lockResponsesOfRecord(trx, response.citizen_id);
    if (personNo === undefined) return false;
    if (!(await completeResponse(trx, response.id, response.revision, completion))) return false;
    await together?.(trx);
    const moved = await updateBaselines(trx, [personNo]);
    const cells = [response.day, day].map((one) => figureCellOf(response.site_id, one));
    await touchFigureCells(trx, [...moved, ...cells]);
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'response.complete',
      subjectKind: 'response',
      subjectId: response.id,
      siteId: response.site_id,
      detail: { instrument: response.instrument, version: response.version, way: completion.way },
    });
    return true;
  });
}
