import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { TABLET } from '../access/gate.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { AloneEnd } from './alone-parts.tsx';
import { isWhole } from './answer-alone.server.ts';
import { answerErrors } from './answer-errors.server.ts';
import { askingLanguage } from './asking-language.server.ts';
import { completeQuestionnaire } from './complete-questionnaire.server.ts';
import { filling } from './filling.server.ts';
import { PauseWatch } from './pause-watch.tsx';
import { storedAnswers } from './read-answers.server.ts';
import { openTablet, openUnfinished } from './tablet.server.ts';

export const handle = { words: ['ask'], frame: 'alone' };
export const meta = titleMeta;

export const loader = filling(
  async (call) => {
    const { response, instrument, answering } = await openUnfinished(call);
    return {
      title: instrument.titles[askingLanguage(answering, instrument)] ?? '',
      isWhole: isWhole(instrument, storedAnswers(response)),
      pauseMinutes: call.app.config.pauseMinutes,
    };
  },
  { handedOver: true },
);

export const action = filling(
  async (call) => {
    const { response, instrument, answering } = await openTablet(call);
    const completed = await completeQuestionnaire(answering, response.id, null);
    if (completed.ok) throw redirect(`${TABLET}/result`);
    const language = askingLanguage(answering, instrument);
    return data({ errors: answerErrors(instrument, language, completed.errors) }, { status: 422 });
  },
  { handedOver: true },
);

export default function AskCompletion() {
  const { t } = useTranslation('ask');
  const { isWhole, pauseMinutes } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <PauseWatch minutes={pauseMinutes}>
      <AloneEnd
        base="/ask"
        isWhole={isWhole}
        text={t('completion.text')}
        button={t('completion.button')}
        errors={refused?.errors}
      />
    </PauseWatch>
  );
}
