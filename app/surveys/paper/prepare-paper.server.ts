import {
  findPaperOfResponse,
  insertPaper,
  updateLanguageOfPaper,
  updatePaper,
} from '../../../db/queries/papers.ts';
import type { Call } from '../../access/gate.server.ts';
import { audit } from '../../platform/audit.server.ts';
import type { CitizenLanguage } from '../../platform/languages.ts';
import { Problem } from '../../platform/problem.ts';
import { openResponse } from '../open-response.server.ts';
import type { StartForm } from '../start-form.server.ts';
import { startQuestionnaire } from '../start-questionnaire.server.ts';
import { newPaperCode } from './new-paper-code.server.ts';

export interface PaperForm extends Omit<StartForm, 'way'> {
  readonly language: CitizenLanguage;
  /** Sheets without a number were filled in: there is nothing to print. */
  readonly blank: boolean;
}

type Prepared =
  | { readonly kind: 'prepared'; readonly code: string }
  /** The person has finished this one today. */
  | { readonly kind: 'done_today'; readonly id: string };

/** How often another number is drawn when one is taken: of 594 million. */
const TRIES = 5;

/**
 * Begins a questionnaire on paper, or goes on with the one begun at this site on paper from now on; asked for twice, the
 * paper is the same one. Throws as `startQuestionnaire`.
 */
export async function preparePaper(call: Call, personId: string, form: PaperForm): Promise<Prepared> {
  const { language, blank, ...start } = form;
  const started = await startQuestionnaire(call, personId, { ...start, way: 'paper' });
  if (started.kind === 'done_today') return started;
  return { kind: 'prepared', code: await putOnPaper(call, started.id, { language, blank }) };
}

/** Gives a questionnaire that is begun on paper its number, which it returns; it keeps the one it has. Throws `not_found`. */
export async function putOnPaper(
  call: Call,
  responseId: string,
  { language, blank }: Pick<PaperForm, 'language' | 'blank'>,
): Promise<string> {
  const { app, actor, scope, now, today } = call;
  const { response } = await openResponse(call, responseId);
  const updated_at = now.toISOString();
  return app.db.transaction().execute(async (trx) => {
    const known = await findPaperOfResponse(trx, scope, response.id);
    if (!known?.first_reading) await updateLanguageOfPaper(trx, response.id, language);
    if (known) {
      // Printed after all: from then on it cannot have been filled in before.
      if (known.printed_on === null && !blank) {
        await updatePaper(trx, known.code, known.revision, { printed_on: today, updated_at });
      }
      return known.code;
    }
    const paper = { response_id: response.id, printed_on: blank ? null : today, updated_at };
    for (let tries = 0; tries < TRIES; tries += 1) {
      const drawn = newPaperCode();
      if (!(await insertPaper(trx, { ...paper, code: drawn }))) continue;
      await audit(trx, {
        at: now,
        staffId: actor.staffId,
        action: 'response.on_paper',
        subjectKind: 'response',
        subjectId: response.id,
        siteId: response.site_id,
        detail: { instrument: response.instrument, language },
      });
      return drawn;
    }
    throw new Problem('changed_meanwhile', 409);
  });
}
