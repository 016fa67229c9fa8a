import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findNetwork } from '../../db/queries/network.ts';
import { listSites } from '../../db/queries/sites.ts';
import { signedIn } from '../access/gate.server.ts';
import { STRICT } from '../disclosure/shown.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { FiguresNav } from './figures-nav.tsx';
import { OPEN_TABLES, openPeriods } from './open-data.ts';

export const handle = { words: ['open-data', 'insights', 'definitions'] };
export const meta = titleMeta;

/** Says what the package of open data holds, and offers it for the periods of which most is shown. */
export const loader = signedIn('figures.export', async ({ app, actor, scope, today }) => {
  const [network, sites] = await Promise.all([findNetwork(app.db), listSites(app.db, scope)]);
  const [opened] = sites.flatMap(({ opened_on }) => opened_on ?? []).sort();
  return {
    title: pageTitle(actor.language, 'open-data:title'),
    dataset: scope.kind === 'network' ? 'network' : 'own',
    network: network?.name ?? '',
    min: network?.min_cell ?? STRICT.minCell,
    // Before the first site opened there is nothing to publish.
    periods: openPeriods(today).filter(({ to }) => opened !== undefined && to >= opened),
  };
});

export default function OpenData() {
  const { t } = useTranslation(['open-data', 'insights', 'definitions']);
  const { date } = useFormats();
  const { dataset, network, min, periods } = useLoaderData<typeof loader>();
  return (
    <div className="insights">
      <PageHead title={t('title')} lead={t('lead')} />
      <FiguresNav />
      <section className="panel panel--narrow" aria-labelledby="packages">
        <h2 id="packages">{t('packages')}</h2>
        <p>{t(`dataset.${dataset}`, { network })}</p>
        {periods.length === 0 ? <p>{t('none')}</p> : null}
        <ul>
          {periods.map(({ from, to }) => (
            <li key={from}>
              <a href={`/insights/open-data/package?from=${from}&to=${to}`} download>
                {t('download', { from: date(from), to: date(to) })}
              </a>
            </li>
          ))}
        </ul>
        {periods.length > 0 ? <p>{t('choice')}</p> : null}
      </section>
      <section className="panel panel--narrow" aria-labelledby="inside">
        <h2 id="inside">{t('inside')}</h2>
        <p>{t('description')}</p>
        <ul>
          <li>{t('total')}</li>
          {OPEN_TABLES.map((by) => (
            <li key={by}>{t(`insights:table.caption.${by}`)}</li>
          ))}
          <li>{t('codebook')}</li>
          <li>{t('metadata')}</li>
        </ul>
        <p>{t('hidden', { min })}</p>
        <p>{t('definitions:rules.sum')}</p>
        <p>{t('publishing')}</p>
      </section>
    </div>
  );
}
