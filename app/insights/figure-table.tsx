import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { type Asked, COLUMNS, type Column, dashboardHref, type SiteColumn } from './asked.ts';
import type { Headline, Picture } from './load-dashboard.server.ts';

/** Tables whose rows are the whole, so that a total belongs under them; a session may have several topics. */
const WITH_TOTAL: ReadonlySet<string> = new Set(['month', 'site', 'age', 'gender']);

/** The figures of a picture in numbers. */
export function FigureTable({
  picture: { name, rows },
  asked,
  total,
}: {
  picture: Picture;
  asked: Asked;
  total: readonly Headline[];
}) {
  const { t } = useTranslation('insights');
  const cells = useCells();
  return (
    <table className="grid-table grid-table--tight">
      <caption className="visually-hidden">{t(`table.caption.${name}`)}</caption>
      <thead>
        <tr>
          <Head column="label" words={t(`table.${name}`)} asked={asked} sorts={name === 'site'} />
          {COLUMNS.map((column) => (
            <Head
              key={column}
              column={column}
              words={t(`column.${column}`)}
              asked={asked}
              sorts={name === 'site'}
            />
          ))}
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
            {total.map(({ name: column, value }) => cells(column, value, 0))}
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
  return (column: Column, value: number | null, under: number) =>
    value === null ? (
      <td key={column} className="num num--hidden">
        {column === 'minutes' || under === 0 ? t('hidden.other') : t('hidden.count', { under })}
      </td>
    ) : (
      <td key={column} className="num">
        {column === 'minutes' ? formats.duration(value) : formats.number(value)}
      </td>
    );
}

function Head({
  column,
  words,
  asked,
  sorts,
}: {
  column: SiteColumn;
  words: string;
  asked: Asked;
  sorts: boolean;
}) {
  const { t } = useTranslation('insights');
  const className = column === 'label' ? undefined : 'num';
  if (!sorts) {
    return (
      <th scope="col" className={className}>
        {words}
      </th>
    );
  }
  const sort = asked.sort ?? '-accesses';
  const direction = sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : undefined;
  // Names are looked for from A, numbers from the largest.
  const next = column === 'label' ? (direction === 'ascending' ? '-label' : 'label') : undefined;
  const nextNumber = direction === 'descending' ? column : (`-${column}` as const);
  return (
    <th scope="col" className={className} aria-sort={direction}>
      <Link
        to={`${dashboardHref(asked, { sort: next ?? nextNumber })}#by-site`}
        title={t('table.sort_by', { column: words })}
        preventScrollReset
      >
        {words}
        {direction ? <span aria-hidden="true">{direction === 'ascending' ? ' ▲' : ' ▼'}</span> : null}
      </Link>
    </th>
  );
}
