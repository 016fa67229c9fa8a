import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { citizenLanguageCookie } from '../access/citizen-language.server.ts';
import { open } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { isCitizenLanguage } from '../platform/languages.ts';
import { useFormats } from '../ui/format.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { AloneBeginning } from './alone-parts.tsx';
import { AloneQuestion } from './alone-question.tsx';
import { showAlone, takeStep } from './answer-alone.server.ts';
import { aboutLink, beginAtHome, openAtHome } from './home-link.server.ts';
import { storedAnswers } from './read-answers.server.ts';

export const handle = { words: ['ask'], frame: 'alone' };
export const meta = titleMeta;

/** A questionnaire at home, question by question; nothing on these pages says who answers. */
export const loader = open(async (call) => {
  const home = await openAtHome(call);
  const { instrument, response, answering, base } = home;
  return {
    ...showAlone(answering, instrument, response ? storedAnswers(response) : {}),
    base,
    revision: response?.revision ?? null,
    from: await aboutLink(home),
  };
});

export const action = open(async (call) => {
  const home = await openAtHome(call);
  const form = await readForm(call.request);
  const go = textOf(form, 'go');
  const headersFor = (language: string) => ({
    'Set-Cookie': citizenLanguageCookie(call.app.config, language),
  });
  if (home.response === null && textOf(form, 'page') === '') {
    // Before the first answer there is nothing to keep.
    const language = isCitizenLanguage(go) ? { headers: headersFor(go) } : {};
    throw redirect(go === 'stop' ? `${home.base}/stopping` : `${home.base}?page=0`, language);
  }
  const step = await takeStep(home.answering, await beginAtHome(home), form, home.base);
  if (!step.ok) return data(step, { status: step.stale ? 409 : 422 });
  throw redirect(step.to, step.language ? { headers: headersFor(step.language) } : {});
});

export default function HomeAsk() {
  const { t } = useTranslation('ask');
  const formats = useFormats();
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const screen = refused?.screen ?? loaded.screen;
  const { site, lastDay } = loaded.from;
  if (screen) {
    return (
      <AloneQuestion
        {...loaded}
        screen={screen}
        errors={refused?.errors}
        revision={refused ? refused.revision : loaded.revision}
        isStale={refused?.stale ?? false}
      />
    );
  }
  return (
    <AloneBeginning {...loaded}>
      <p>{t('own.home', { site })}</p>
      <p>{t('own.home_until', { day: formats.date(lastDay) })}</p>
      <p>{t('own.home_refuse')}</p>
    </AloneBeginning>
  );
}
