import { data, redirect } from '@remix-run/node';
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from '@remix-run/react';
import { findPaperOfResponse } from '../../db/queries/papers.ts';
import type { ResponseRow } from '../../db/queries/responses.ts';
import { citizenLanguageCookie } from '../access/citizen-language.server.ts';
import type { Call } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { isCitizenLanguage } from '../platform/languages.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { askingLanguage, offeredLanguages } from './asking-language.server.ts';
import { filling } from './filling.server.ts';
import { openAtDesk } from './open-at-desk.server.ts';
import { PageForm } from './page-form.tsx';
import { pageNumber, storedAnswers } from './read-answers.server.ts';
import { savePage } from './save-page.server.ts';
import { screenOf } from './screen.ts';
import { stopQuestionnaire } from './stop-questionnaire.server.ts';
import { withModel } from './survey-models.server.ts';
import { useRunInBrowser } from './use-run-in-browser.ts';

export const handle = { words: ['ask'], frame: 'citizen' };

export const meta = titleMeta;

/** Once the page runs in the browser, moving on needs no line. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, defaultShouldRevalidate }) =>
  formMethod === undefined ? false : defaultShouldRevalidate;

/** What lies on paper is typed from there. */
async function paperAddress({ app, scope }: Call, response: ResponseRow): Promise<string> {
  const paper = await findPaperOfResponse(app.db, scope, response.id);
  return paper ? `/papers/${paper.code}` : `/people/${response.citizen_id}/papers`;
}

export const loader = filling(async (call) => {
  const { response, instrument } = await openAtDesk(call);
  if (response.way === 'paper') throw redirect(await paperAddress(call, response));
  const language = askingLanguage(call, instrument);
  const asked = call.url.searchParams.get('page');
  const index = asked === null ? response.page : pageNumber(asked) - 1;
  const answers = storedAnswers(response);
  const screen = withModel(instrument.definition, (model) => screenOf(model, language, answers, index));
  return {
    id: response.id,
    language,
    languages: offeredLanguages(instrument),
    title: instrument.titles[language] ?? '',
    screen,
    revision: response.revision,
  };
});

export const action = filling(async (call) => {
  const form = await readForm(call.request);
  const go = textOf(form, 'go');
  const saved = await savePage(call, call.params.id, form);
  if (!saved.ok) return data(saved, { status: saved.stale ? 409 : 422 });
  const path = `/responses/${call.params.id}`;
  const here = `${path}?page=${saved.index + 1}`;
  if (go === 'stop') {
    await stopQuestionnaire(call, call.params.id);
    throw redirect(`${path}/discarding`);
  }
  if (isCitizenLanguage(go)) {
    throw redirect(here, { headers: { 'Set-Cookie': citizenLanguageCookie(call.app.config, go) } });
  }
  throw redirect(saved.finished ? `${path}/completion` : here);
});

export default function Response() {
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const run = useRunInBrowser(loaded, refused?.screen);
  return (
    <PageForm
      title={loaded.title}
      language={loaded.language}
      languages={loaded.languages}
      screen={run.screen}
      errors={run.errors ?? refused?.errors}
      revision={refused ? refused.revision : loaded.revision}
      stale={refused?.stale ?? false}
      saving={run.saving}
      onChange={run.onChange}
      onSubmit={run.onSubmit}
      onRetry={run.onRetry}
      onKeepMine={run.onKeepMine}
      onTakeStored={run.onTakeStored}
    />
  );
}
