import { type AppLoadContext, data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { open } from '../access/gate.server.ts';
import { PrintButton } from '../ui/print-button.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { AloneEnd } from './alone-parts.tsx';
import { isWhole } from './answer-alone.server.ts';
import { answerErrors } from './answer-errors.server.ts';
import { askingLanguage } from './asking-language.server.ts';
import { completeAtHome } from './complete-at-home.server.ts';
import { openAtHome } from './home-link.server.ts';
import { LevelsPart } from './levels.tsx';
import { storedAnswers } from './read-answers.server.ts';
import { ThanksPart } from './thanks.tsx';

export const handle = { words: ['ask', 'result'], frame: 'alone' };
export const meta = titleMeta;

/** Requests that have just used their link up: the page around the result is read after it no longer works. */
const sent = new WeakMap<AppLoadContext, { readonly title: string }>();

export const loader = open(async (call, { context }) => {
  const done = sent.get(context);
  if (done) return { ...done, base: '', isWhole: true };
  const { instrument, response, answering, base } = await openAtHome(call);
  return {
    title: instrument.titles[askingLanguage(answering, instrument)] ?? '',
    base,
    isWhole: isWhole(instrument, response ? storedAnswers(response) : {}),
  };
});

/** Sends the answers and uses the link up; what came of it is shown in the answer itself, and never again. */
export const action = open(async (call, { context }) => {
  const home = await openAtHome(call);
  const { instrument, answering, response } = home;
  if (!response) throw redirect(home.base);
  const language = askingLanguage(answering, instrument);
  const completed = await completeAtHome(home, response.id);
  if (!completed.ok) {
    return data(
      { errors: answerErrors(instrument, language, completed.errors), outcome: null },
      { status: 422 },
    );
  }
  sent.set(context, { title: instrument.titles[language] ?? '' });
  return data({ errors: undefined, outcome: completed.outcome });
});

export default function HomeCompletion() {
  const { t } = useTranslation(['ask', 'result']);
  const { title, base, isWhole } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const outcome = answer?.outcome;
  if (outcome) {
    return (
      <div className="ask ask--result">
        <p className="ask__name">{title}</p>
        {outcome.result ? <LevelsPart result={outcome.result} /> : null}
        {outcome.thanks ? <ThanksPart thanks={outcome.thanks} /> : null}
        <p>{t('ask:own.home_sent')}</p>
        <div className="ask__buttons no-print">
          <PrintButton label={t('result:page.print')} className="ask__main" />
        </div>
      </div>
    );
  }
  return (
    <AloneEnd
      base={base}
      isWhole={isWhole}
      text={t('ask:own.home_end')}
      button={t('ask:own.home_send')}
      errors={answer?.errors}
    />
  );
}
