import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findPopulationDataset, listPopulationPlaces } from '../../db/queries/populations.ts';
import { signedIn } from '../access/gate.server.ts';
import { found, idFrom } from '../network/fields.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { loadPlaces } from './places.server.ts';
import { mayRemove } from './policy.ts';

export const handle = { words: ['references'] };
export const meta = titleMeta;

/** More are a matter for the file itself. */
const MOST_PLACES = 500;

export const loader = signedIn('reference.manage', async ({ app, actor, scope, params, url }) => {
  const dataset = found(await findPopulationDataset(app.db, idFrom(params.id)));
  const places = await listPopulationPlaces(app.db, dataset.id, MOST_PLACES);
  const { nameOf } = await loadPlaces();
  return {
    title: pageTitle(actor.language, 'references:population.title'),
    dataset: {
      id: dataset.id,
      year: dataset.year,
      source: dataset.source,
      retrievedOn: dataset.retrieved_on,
      places: dataset.places,
    },
    places: places.map(({ geo, residents }) => ({ geo, residents, name: nameOf(geo) ?? null })),
    removes: mayRemove(actor, scope, dataset.imported_by),
    imported: url.searchParams.get('done') === 'imported',
  };
});

export default function Population() {
  const { t } = useTranslation('references');
  const { dataset, places, removes, imported } = useLoaderData<typeof loader>();
  const { date, number } = useFormats();
  const { year, source, retrievedOn } = dataset;
  return (
    <>
      <PageHead
        title={t('population.of_year', { year })}
        lead={t('population.origin', { source, day: date(retrievedOn) })}
        trail={[{ to: '/references', label: t('title') }]}
      >
        {removes ? (
          <Link to={`/references/populations/${dataset.id}/removal`}>{t('population.remove')}</Link>
        ) : null}
      </PageHead>
      <div className="stack">
        {imported ? <Notice tone="good">{t('population.imported', { count: dataset.places })}</Notice> : null}
        <TableBox caption={t('population.places', { count: dataset.places })}>
          <thead>
            <tr>
              <th scope="col">{t('population.place')}</th>
              <th scope="col">{t('population.code')}</th>
              <th scope="col" className="num">
                {t('population.residents')}
              </th>
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <tr key={place.geo}>
                <th scope="row">{place.name ?? t('population.network')}</th>
                <td>
                  <code>{place.geo}</code>
                </td>
                <td className="num">{number(place.residents)}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
        {dataset.places > places.length ? (
          <p>{t('population.more', { count: dataset.places - places.length })}</p>
        ) : null}
      </div>
    </>
  );
}
