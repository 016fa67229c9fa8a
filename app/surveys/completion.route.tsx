import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { readForm } from '../platform/http/read-form.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { answerErrors } from './answer-errors.server.ts';
import { askingLanguage } from './asking-language.server.ts';
import { completeQuestionnaire } from './complete-questionnaire.server.ts';
import { filling } from './filling.server.ts';
import { LineNote } from './line-note.tsx';
import { openAtDesk } from './open-at-desk.server.ts';
import { openResponse } from './open-response.server.ts';
import { parseAnswers, storedAnswers } from './read-answers.server.ts';
import { firstOpenPage } from './screen.ts';
import { withModel } from './survey-models.server.ts';
import { useSendOverLine } from './use-send-over-line.ts';

export const handle = { words: ['ask'], frame: 'citizen' };

export const meta = titleMeta;

/** The last word before the result: until here everything can be changed (WCAG 2.2, 3.3.4). */
export const loader = filling(async (call) => {
  const { response, instrument } = await openAtDesk(call);
  const answers = storedAnswers(response);
  const open = withModel(instrument.definition, (model) => firstOpenPage(model, answers));
  const language = askingLanguage(call, instrument);
  return {
    id: response.id,
    isWhole: open === null,
    page: (open ?? response.page) + 1,
    title: instrument.titles[language] ?? '',
  };
});

/** Finishes with the answers saved, or with those sent as JSON in the field `answers`. */
export const action = filling(async (call) => {
  const form = await readForm(call.request);
  const { instrument } = await openResponse(call, call.params.id);
  const text = form.get('answers');
  const sent = text === null ? null : { answers: typeof text === 'string' ? parseAnswers(text) : undefined };
  const completed = await completeQuestionnaire(call, call.params.id, sent);
  if (completed.ok) throw redirect(`/responses/${call.params.id}/result`);
  const language = askingLanguage(call, instrument);
  return data({ errors: answerErrors(instrument, language, completed.errors) }, { status: 422 });
});

export default function Completion() {
  const { t } = useTranslation('ask');
  const { id, isWhole, page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { line, onSubmit, onRetry } = useSendOverLine();
  const questions = `/responses/${id}?page=${page}`;
  return (
    <div className="ask">
      <h1>{t(isWhole ? 'completion.title' : 'completion.not_yet')}</h1>
      <ErrorSummary errors={refused?.errors} title={t('problem')} />
      {isWhole ? (
        <>
          <p>{t('completion.text')}</p>
          <form method="post" onSubmit={onSubmit}>
            <div className="ask__buttons">
              <button type="submit" className="ask__main">
                {t('completion.button')}
              </button>
              <a className="ask__other" href={questions}>
                {t('back')}
              </a>
            </div>
            <LineNote line={line} onRetry={onRetry} />
          </form>
        </>
      ) : (
        <p className="ask__buttons">
          <a className="ask__main" href={questions}>
            {t('completion.go_on')}
          </a>
        </p>
      )}
    </div>
  );
}
