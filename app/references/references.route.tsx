import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listReferences } from '../../db/queries/indicator-references.ts';
import { listPopulationDatasets } from '../../db/queries/populations.ts';
import { signedIn } from '../access/gate.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { DoneNotice } from './done-notice.tsx';
import { PublishedValues } from './published-values.tsx';

export const handle = { words: ['references', 'insights'] };
export const meta = titleMeta;

export const loader = signedIn('reference.manage', async ({ app, actor }) => ({
  title: pageTitle(actor.language, 'references:title'),
  populations: (await listPopulationDatasets(app.db)).map((one) => ({
    id: one.id,
    year: one.year,
    places: one.places,
    source: one.source,
    retrievedOn: one.retrieved_on,
    importedBy: one.imported_by_name,
  })),
  values: await listReferences(app.db),
}));

export default function References() {
  const { t } = useTranslation('references');
  const { populations, values } = useLoaderData<typeof loader>();
  const { date, number } = useFormats();
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <DoneNotice />
      <div className="stack">
        <section className="stack" aria-labelledby="populations">
          <h2 id="populations">{t('population.list')}</h2>
          {populations.length === 0 ? (
            <div className="empty">
              <p>{t('population.empty')}</p>
              <p>{t('format.where')}</p>
            </div>
          ) : (
            <TableBox caption={t('population.caption')} wide>
              <thead>
                <tr>
                  <th scope="col">{t('population.year')}</th>
                  <th scope="col" className="num">
                    {t('population.how_many_places')}
                  </th>
                  <th scope="col">{t('upload.source')}</th>
                  <th scope="col">{t('upload.retrieved_on')}</th>
                  <th scope="col">{t('population.imported_by')}</th>
                </tr>
              </thead>
              <tbody>
                {populations.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      <Link to={`/references/populations/${one.id}`}>
                        {t('population.of_year', { year: one.year })}
                      </Link>
                    </th>
                    <td className="num">{number(one.places)}</td>
                    <td>{one.source}</td>
                    <td>{date(one.retrievedOn)}</td>
                    <td>{one.importedBy ?? t('population.by_command')}</td>
                  </tr>
                ))}
              </tbody>
            </TableBox>
          )}
          <p className="actions">
            <Link className="button" to="/references/populations/new">
              {t('population.new')}
            </Link>
          </p>
        </section>
        <section className="stack" aria-labelledby="values">
          <h2 id="values">{t('values.list')}</h2>
          <p>{t('values.text')}</p>
          <p className="actions">
            <Link className="button" to="/references/values/new">
              {t('values.new')}
            </Link>
          </p>
          <PublishedValues values={values} />
        </section>
      </div>
    </>
  );
}
