import { useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Link } from '../ui/link.tsx';
import { type Page, type Sorting, searchWith } from './listing.ts';

/** A column's head that sorts by a link and says how the rows are sorted. */
export function SortHead<K extends string>({
  column,
  label,
  sorting,
}: {
  column: K;
  label: string;
  sorting: Sorting<K>;
}) {
  const { t } = useTranslation('network');
  const { search } = useLocation();
  const current = sorting.by === column;
  const next = current && !sorting.down ? `-${column}` : column;
  return (
    <th scope="col" aria-sort={current ? (sorting.down ? 'descending' : 'ascending') : undefined}>
      <Link
        to={searchWith(search, { sort: next, page: '', done: '' })}
        title={t('sort_by', { column: label })}
      >
        {label}
        {current ? <span aria-hidden="true">{sorting.down ? ' ▼' : ' ▲'}</span> : null}
      </Link>
      {current ? (
        <span className="visually-hidden">, {t(sorting.down ? 'sorted_down' : 'sorted_up')}</span>
      ) : null}
    </th>
  );
}

/** How many rows there are, and links to the pages before and after. */
export function Pager({
  page,
  at,
}: {
  page: Omit<Page<unknown>, 'rows'>;
  /** Where on the page the rows stand, when not on top. */
  at?: string;
}) {
  const { t } = useTranslation('network');
  const { search } = useLocation();
  const to = (number: number) =>
    `${searchWith(search, { page: String(number), done: '' })}${at === undefined ? '' : `#${at}`}`;
  if (page.pages === 1) return null;
  return (
    <nav className="actions" aria-label={t('pages.label')}>
      {page.page > 1 ? <Link to={to(page.page - 1)}>{t('pages.previous')}</Link> : null}
      <span>{t('pages.where', { page: page.page, pages: page.pages })}</span>
      {page.page < page.pages ? <Link to={to(page.page + 1)}>{t('pages.next')}</Link> : null}
    </nav>
  );
}
