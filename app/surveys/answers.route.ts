import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { Problem } from '../platform/problem.ts';
import { askingLanguage } from './asking-language.server.ts';
import { inLanguage } from './definition-texts.ts';
import { fillingFile } from './filling.server.ts';
import { openResponse } from './open-response.server.ts';
import { pageNumber, parseAnswers, revisionNumber, storedAnswers } from './read-answers.server.ts';
import { saveAnswers } from './save-answers.server.ts';

/**
 * For the browser: the definition and the answers so far, so that pages can follow each other without a line. Those of one
 * that is over are read where reading leaves a trace.
 */
export const loader = fillingFile(async (call) => {
  const { response, instrument } = await openResponse(call, call.params.id);
  if (response.status !== 'in_progress') throw new Problem('response_closed', 409);
  return Response.json({
    definition: inLanguage(instrument.definition, askingLanguage(call, instrument)),
    answers: storedAnswers(response),
    page: response.page,
    revision: response.revision,
  });
});

/**
 * Saves `answers` (JSON, null takes one back) and `page`, changed from `revision`. `saved` with the id is the receipt,
 * nothing else is; `stale` (409) comes with the answers that are stored.
 */
export const action = fillingFile(async (call) => {
  const form = await readForm(call.request);
  const result = await saveAnswers(call, call.params.id, {
    sent: parseAnswers(textOf(form, 'answers')),
    page: pageNumber(textOf(form, 'page')),
    revision: revisionNumber(textOf(form, 'revision')),
  });
  switch (result.kind) {
    case 'saved':
      return Response.json({ saved: call.params.id, revision: result.revision });
    case 'stale':
      return Response.json(
        { stale: true, revision: result.revision, answers: result.answers },
        { status: 409 },
      );
    case 'refused':
      return Response.json({ errors: result.errors }, { status: 422 });
  }
});
