import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import {
  type Asked,
  COLUMNS,
  type Column,
  dashboardHref,
  METRIC_OF,
  SITE_COLUMNS,
  type SiteColumn,
} from './asked.ts';
import type { Headline, Picture } from './load-dashboard.server.ts';

/** Tables whose rows are the whole, so that a total belongs under them; a session may have several topics. */
const WITH_TOTAL: ReadonlySet<string> = new Set(['month', 'site', 'age', 'gender']);

/** The figures of a picture in numbers. */
export function FigureTable({
  picture: { name, rows },
  caption,
  asked,
  total,
}: {
  picture: Picture;
  caption: string;
  asked: Asked;
  total: readonly Headline[];
}) {
  const { t } = useTranslation(['insights', 'metrics']);
  const cells = useCells();
  return (
    <table className="grid-table grid-table--tight">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {SITE_COLUMNS.map((column) => {
            const words = column === 'label' ? t(`table.${name}`) : t(`metrics:${METRIC_OF[column]}.name`);
            return name === 'site' ? (
              <SortHead key={column} column={column} words={words} asked={asked} />
            ) : (
              <th key={column} scope="col" className={column === 'label' ? undefined : 'num'}>
                {words}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.label}</th>
            {COLUMNS.map((column) => cells(column, row[column], row.under))}
          </tr>
        ))}
      </tbody>
      {WITH_TOTAL.has(name) ? (
        <tfoot>
          <tr>
            <th scope="row">{t('table.total')}</th>
            {total.map(({ name: column, value }) => cells(column, value, null))}
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
}

/** A number or, hidden, the words for it. */
function useCells() {
  const { t } = useTranslation('insights');
  const formats = useFormats();
  const other = t('hidden.other');
  // Hidden cells may be many and say two things at most: translated once a table.
  const counts = new Map<number, string>();
  const hiddenCount = (under: number) => {
    const words = counts.get(under) ?? t('hidden.count', { under });
    counts.set(under, words);
    return words;
  };
  return (column: Column, value: number | null, under: number | null) =>
    value === null ? (
      <td key={column} className={column === 'minutes' ? 'num--hidden' : 'num--hidden num--words'}>
        {column === 'minutes' || under === null ? other : hiddenCount(under)}
      </td>
    ) : (
      <td key={column}>{column === 'minutes' ? formats.duration(value) : formats.number(value)}</td>
    );
}

/** A head that sorts by a link and says how the rows are sorted. */
function SortHead({ column, words, asked }: { column: SiteColumn; words: string; asked: Asked }) {
  const { t } = useTranslation('insights');
  const sort = asked.sort ?? '-accesses';
  const direction = sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : undefined;
  // Names are looked for from A, numbers from the largest; the same head again turns them around.
  const falls = column === 'label' ? direction === 'ascending' : direction !== 'descending';
  return (
    <th scope="col" className={column === 'label' ? undefined : 'num'} aria-sort={direction}>
      <Link
        to={`${dashboardHref(asked, { sort: falls ? `-${column}` : column })}#by-site`}
        title={t('table.sort_by', { column: words })}
        preventScrollReset
      >
        {words}
        {direction ? <span aria-hidden="true">{direction === 'ascending' ? ' ▲' : ' ▼'}</span> : null}
      </Link>
    </th>
  );
}
