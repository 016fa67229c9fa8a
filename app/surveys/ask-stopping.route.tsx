import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { titleMeta } from '../ui/title-meta.ts';
import { askingLanguage } from './asking-language.server.ts';
import { filling } from './filling.server.ts';
import { PauseWatch } from './pause-watch.tsx';
import { openUnfinished } from './tablet.server.ts';

export const handle = { words: ['ask'], frame: 'alone' };
export const meta = titleMeta;

/** After «stop»: what was answered is saved, and a slip of the finger is put right here. */
export const loader = filling(
  async (call) => {
    const { instrument, answering } = await openUnfinished(call);
    return {
      title: instrument.titles[askingLanguage(answering, instrument)] ?? '',
      pauseMinutes: call.app.config.pauseMinutes,
    };
  },
  { handedOver: true },
);

export default function AskStopping() {
  const { t } = useTranslation('ask');
  const { pauseMinutes } = useLoaderData<typeof loader>();
  return (
    <PauseWatch minutes={pauseMinutes}>
      <form method="post" action="/ask/closing" className="ask">
        <h1>{t('own.stopped')}</h1>
        <p>{t('own.stopped_text')}</p>
        <div className="ask__buttons">
          <button type="submit" className="ask__main">
            {t('own.give_back')}
          </button>
          <a className="ask__other" href="/ask">
            {t('own.resume')}
          </a>
        </div>
      </form>
    </PauseWatch>
  );
}
