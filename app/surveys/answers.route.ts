import { signedInFile } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { openResponse } from './open-response.server.ts';
import { pageNumber, parseAnswers, storedAnswers } from './read-answers.server.ts';
import { saveAnswers } from './save-answers.server.ts';

/** For the browser: the definition and the answers so far, so that pages can follow each other without a line. */
export const loader = signedInFile('questionnaire.run', async (call) => {
  const { response, instrument } = await openResponse(call, call.params.id);
  return Response.json({
    definition: instrument.definition,
    answers: storedAnswers(response),
    page: response.page,
  });
});

/** Saves `answers` (JSON, null takes one back) and `page`; `saved` with the id is the receipt, nothing else is. */
export const action = signedInFile('questionnaire.run', async (call) => {
  const form = await readForm(call.request);
  const sent = parseAnswers(textOf(form, 'answers'));
  const saved = await saveAnswers(call, call.params.id, sent, pageNumber(textOf(form, 'page')));
  if (!saved.ok) return Response.json({ errors: saved.errors }, { status: 422 });
  return Response.json({ saved: call.params.id });
});
