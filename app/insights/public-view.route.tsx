import { data, type HeadersFunction, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findNetwork } from '../../db/queries/network.ts';
import { actorOf, open } from '../access/gate.server.ts';
import { civil } from '../platform/clock.ts';
import { languageOfBrowser } from '../platform/languages.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { PictureSource } from '../ui/chart.tsx';
import { useFormats } from '../ui/format.ts';
import { PageHead } from '../ui/page-head.tsx';
import { PrintFoot } from '../ui/print-foot.tsx';
import { instantOf } from './as-of.ts';
import { askedInWords } from './figure-file.server.ts';
import { Findings } from './findings-list.tsx';
import { Headlines } from './headlines.tsx';
import { HiddenNote } from './hidden-note.tsx';
import { loadDashboard } from './load-dashboard.server.ts';
import { loadSelection } from './load-selection.server.ts';
import { PictureSection } from './picture.tsx';
import { publicReader } from './public-reader.ts';
import { openShare } from './share-view.server.ts';
import { FixedView } from './view-link.tsx';

export const handle = { words: ['insights', 'metrics', 'views'], frame: 'alone' };

const HEADERS = { 'X-Robots-Tag': 'noindex, nofollow', 'Cache-Control': 'private, no-store' };
const OVER = 410;

/** One view of the figures for whoever has its address: after disclosure control, leading nowhere else. */
export const loader = open(async (call, args) => {
  const { app, now, today, time } = call;
  const { headers } = call.request;
  const language =
    (await actorOf(args))?.language ??
    languageOfBrowser(headers.get('Cookie'), headers.get('Accept-Language'));
  const over = (state: 'expired' | 'revoked') => {
    const title = pageTitle(language, `views:public.${state}.title`);
    return data({ state, title, view: null }, { status: OVER, headers: HEADERS });
  };
  const share = await openShare(call);
  if (share.state !== 'open') return over(share.state);
  const { link } = share;
  const actor = publicReader(language);
  const url = new URL(`/insights${link.query}`, call.url);
  // Nobody can ask it for more, and it has no files.
  url.searchParams.set('rows', 'all');
  const reader = { app, actor, scope: link.scope, url, today, time, now };
  const [selection, network] = await Promise.all([loadSelection(reader), findNetwork(app.db)]);
  const { reading, rules } = selection;
  // A site or a code it names is there no more: nothing is shown rather than something else.
  if (!reading.ok) return over('expired');
  const dashboard = await loadDashboard(reader, selection, reading);
  const shown = instantOf(reader, dashboard.asOf);
  const view = {
    title: link.title,
    network: network?.name ?? '',
    asked: reading.asked,
    words: askedInWords(reader, selection, reading),
    rules,
    dashboard: { ...dashboard, skills: null },
    updated: { day: shown.today, time: shown.time },
    lastDay: civil(new Date(link.expires_at), app.timeZone).day,
  };
  const title = `${view.title} · ${view.network}`;
  return data({ state: 'open' as const, title, view }, { headers: HEADERS });
});

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? 'Bottega' },
  { name: 'robots', content: 'noindex, nofollow' },
];

export default function Shared() {
  const { t } = useTranslation(['views', 'insights']);
  const formats = useFormats();
  const { state, view } = useLoaderData<typeof loader>();
  if (!view) {
    return (
      <div className="insights">
        <PageHead title={t(`public.${state}.title`)} lead={t(`public.${state}.how`)} />
      </div>
    );
  }
  const { title, network, asked, words, rules, dashboard, updated, lastDay } = view;
  const asOf = t('insights:foot.updated', { day: formats.day(updated.day), time: updated.time });
  return (
    <FixedView.Provider value={true}>
      <div className="insights">
        <PageHead title={title} lead={`${network} · ${words}`} />
        {dashboard.headlines[0]?.value === 0 ? (
          <p>{t('insights:empty.title')}</p>
        ) : (
          <>
            <Headlines dashboard={dashboard} asked={asked} rules={rules} />
            {dashboard.headlines[0]?.value === null ? (
              <HiddenNote what="total" asked={asked} period={dashboard.period} today={updated.day} />
            ) : null}
            <Findings asked={asked} dashboard={dashboard} />
            <PictureSource.Provider value={[`${network} · ${words}`, asOf]}>
              <PictureSection
                dashboard={dashboard}
                asked={asked}
                minDenominator={rules.minDenominator}
                mayExport={false}
                today={updated.day}
              />
            </PictureSource.Provider>
          </>
        )}
        <footer className="insights__foot">
          <p>{t('insights:foot.hidden', { min: rules.minCell })}</p>
          <p>{asOf}</p>
          <p>{t('public.until', { day: formats.date(lastDay) })}</p>
          <PrintFoot updated={updated} />
        </footer>
      </div>
    </FixedView.Provider>
  );
}
