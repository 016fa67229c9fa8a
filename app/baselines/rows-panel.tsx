import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { FoldedTable } from '../insights/folded-table.tsx';
import { ChartPicture } from '../ui/chart.tsx';
import type { ChartSpec } from '../ui/chart-spec.ts';
import { Downloads } from '../ui/downloads.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { type Asked, baselinesHref, isOfPeople, type RowColumn, rowsHref } from './asked.ts';
import { How } from './how.tsx';
import type { BaselinesPage } from './load-page.server.ts';
import type { Note } from './notes.ts';
import type { PageRow } from './page-rows.ts';
import { TooSmall } from './too-small.tsx';

/** Bars beyond these are no picture any more; the table has them. */
const MOST_BARS = 20;

/** The groups asked for: each with its people, its share and how sure that is. */
export function RowsPanel({
  page,
  asked,
  note,
  mayExport,
}: {
  page: BaselinesPage;
  asked: Asked;
  note: Note;
  mayExport: boolean;
}) {
  const { t } = useTranslation('baselines');
  const { rows, rowCount } = page;
  const spec = useChart(page);
  if (rows.every(({ n }) => n === null)) {
    return (
      <section className="panel picture" id="rows" aria-labelledby="rows-title">
        <h2 id="rows-title">{note.title}</h2>
        <TooSmall asked={asked} why={t('small.rows')} />
      </section>
    );
  }
  return (
    <section className="panel picture" id="rows" aria-labelledby="rows-title">
      <h2 id="rows-title">{note.title}</h2>
      <div className="picture__body">
        <div>
          <FoldedTable label={t('rows.table', { title: note.title })}>
            <RowsTable rows={rows} asked={asked} caption={note.title} by={page.by} />
          </FoldedTable>
          {rowCount > rows.length ? <p>{t('rows.more', { shown: rows.length, count: rowCount })}</p> : null}
          {rows.some(({ n }) => n === null) && (asked.from || asked.to) ? (
            <p className="no-print">
              {t('rows.covered')}{' '}
              <Link to={`${baselinesHref(asked, { from: undefined, to: undefined })}#rows`}>
                {t('small.months')}
              </Link>
            </p>
          ) : null}
          <p>{t('rows.overlap')}</p>
          {rows.some(({ unreliable }) => unreliable) ? <p>{t('rows.few_note')}</p> : null}
        </div>
        {rows.some(({ atLeastBasic }) => atLeastBasic.share !== null) ? (
          <ChartPicture
            finding={note.title}
            caption={note.title}
            size={{
              direction: 'rows',
              categories: Math.min(rows.length, MOST_BARS),
              roomy: rows.length <= 8,
            }}
            spec={spec}
          />
        ) : null}
      </div>
      <div className="picture__foot">
        {mayExport ? <Downloads caption={note.title} hrefOf={(format) => rowsHref(asked, format)} /> : null}
        <How note={note} />
      </div>
    </section>
  );
}

function RowsTable({
  rows,
  asked,
  caption,
  by,
}: {
  rows: readonly PageRow[];
  asked: Asked;
  caption: string;
  by: BaselinesPage['by'];
}) {
  const { t } = useTranslation('baselines');
  const formats = useFormats();
  return (
    <table className="grid-table grid-table--tight">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <SortHead column="label" words={t(`by.${by}`)} asked={asked} />
          <SortHead column="n" words={t('rows.n')} asked={asked} />
          <th scope="col" className="num">
            {t('rows.count')}
          </th>
          <SortHead column="share" words={t('rows.share')} asked={asked} />
          <th scope="col" className="num">
            {t('rows.interval')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, n, unreliable, atLeastBasic: { count, share, low, high } }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            {n === null ? (
              <td className="num--hidden">{t('rows.hidden')}</td>
            ) : (
              <td>
                {formats.number(n)}
                {unreliable && n > 0 ? <small>{t('rows.few')}</small> : null}
              </td>
            )}
            {count === null || share === null || low === null || high === null ? (
              <td className="num--hidden" colSpan={3}>
                {n === 0 ? '–' : t('rows.hidden')}
              </td>
            ) : (
              <>
                <td>{formats.number(count)}</td>
                <td>{formats.percent(share)}</td>
                <td className="num--soft">
                  {formats.decimal(low * 100)}–{formats.decimal(high * 100)}
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A head that sorts by a link and says how the rows are sorted. */
function SortHead({ column, words, asked }: { column: RowColumn; words: string; asked: Asked }) {
  const { t } = useTranslation('baselines');
  const { sort } = asked;
  const direction = sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : undefined;
  // Names are looked for from A, numbers from the largest; the same head again turns them around.
  const falls = column === 'label' ? direction === 'ascending' : direction !== 'descending';
  return (
    <th scope="col" className={column === 'label' ? undefined : 'num'} aria-sort={direction}>
      <Link
        to={`${baselinesHref(asked, { sort: falls ? `-${column}` : column })}#rows`}
        title={t('rows.sort_by', { column: words })}
        keepsScroll
      >
        {words}
        {direction ? <span aria-hidden="true">{direction === 'ascending' ? ' ▲' : ' ▼'}</span> : null}
      </Link>
    </th>
  );
}

function useChart({ rows, by, comparison }: BaselinesPage): () => ChartSpec {
  const { t, i18n } = useTranslation(['baselines', 'insights']);
  return useCallback(() => {
    const drawn = rows.slice(0, MOST_BARS);
    // A published value of everybody says little beside one age or one sex.
    const published = isOfPeople(by) ? [] : (comparison?.atLeastBasic ?? []);
    return {
      direction: 'rows',
      percent: true,
      labels: drawn.map(({ label }) => label),
      series: [
        {
          label: t('rows.share'),
          values: drawn.map(({ atLeastBasic: { share } }) => (share === null ? null : share * 100)),
          look: 0,
        },
      ],
      whiskers: drawn.map(({ atLeastBasic: { low, high } }) =>
        low === null || high === null ? null : { low: low * 100, high: high * 100 },
      ),
      marks: published.map(({ geo, year, value }) => ({
        label: `${t(`insights:place.short.${geo}`)} ${year}`,
        values: drawn.map(() => value),
      })),
      hidden: t('rows.hidden'),
      locale: i18n.language,
    };
  }, [rows, by, comparison, t, i18n.language]);
}
