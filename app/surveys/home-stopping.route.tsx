import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { open } from '../access/gate.server.ts';
import { useFormats } from '../ui/format.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { askingLanguage } from './asking-language.server.ts';
import { aboutLink, openAtHome } from './home-link.server.ts';

export const handle = { words: ['ask'], frame: 'alone' };
export const meta = titleMeta;

/** After «stop»: the same address goes on from here until it expires. */
export const loader = open(async (call) => {
  const home = await openAtHome(call);
  return {
    title: home.instrument.titles[askingLanguage(home.answering, home.instrument)] ?? '',
    base: home.base,
    lastDay: (await aboutLink(home)).lastDay,
  };
});

export default function HomeStopping() {
  const { t } = useTranslation('ask');
  const formats = useFormats();
  const { base, lastDay } = useLoaderData<typeof loader>();
  return (
    <div className="ask">
      <h1>{t('own.stopped')}</h1>
      <p>{t('own.stopped_text')}</p>
      <p>{t('own.stopped_home', { day: formats.date(lastDay) })}</p>
      <div className="ask__buttons">
        <a className="ask__main" href={base}>
          {t('own.resume')}
        </a>
      </div>
    </div>
  );
}
