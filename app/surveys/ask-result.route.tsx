import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { TABLET } from '../access/gate.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { askingLanguage } from './asking-language.server.ts';
import { filling } from './filling.server.ts';
import { LevelsPart } from './levels.tsx';
import { loadResult } from './load-result.server.ts';
import { loadThanks } from './load-thanks.server.ts';
import { PauseWatch } from './pause-watch.tsx';
import { openTablet } from './tablet.server.ts';
import { ThanksPart } from './thanks.tsx';

export const handle = { words: ['ask', 'result'], frame: 'alone' };
export const meta = titleMeta;

/** What came of it, to be read before the tablet goes back; the facilitator prints it later from the card. */
export const loader = filling(
  async (call) => {
    const { response, instrument, answering } = await openTablet(call);
    if (response.status !== 'complete') throw redirect(TABLET);
    const language = askingLanguage(answering, instrument);
    const result = await loadResult(call.app, response);
    return {
      title: instrument.titles[language] ?? '',
      result,
      thanks: result ? null : loadThanks(instrument, response, language),
      pauseMinutes: call.app.config.pauseMinutes,
    };
  },
  { handedOver: true },
);

export default function AskResult() {
  const { t } = useTranslation('ask');
  const { title, result, thanks, pauseMinutes } = useLoaderData<typeof loader>();
  return (
    <PauseWatch minutes={pauseMinutes}>
      <div className="ask ask--result">
        <p className="ask__name">{title}</p>
        {result ? <LevelsPart result={result} /> : null}
        {thanks ? <ThanksPart thanks={thanks} /> : null}
        <form method="post" action="/ask/closing" className="ask__buttons">
          <button type="submit" className="ask__main">
            {t('own.give_back_done')}
          </button>
        </form>
      </div>
    </PauseWatch>
  );
}
