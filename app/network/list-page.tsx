import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../ui/link.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { FilterForm, NothingFound } from './filter-form.tsx';
import type { Page } from './listing.ts';
import { NetworkHead, type Section } from './network-head.tsx';
import { Pager } from './table-parts.tsx';

/** Filters of a list, and whether one of them is set. */
interface Filters {
  readonly set: boolean;
  readonly fields: ReactNode;
}

/** A page that lists the records of a section: its filters, the rows of one page, the way to a new record. */
export function ListPage({
  section,
  words,
  mayAdd,
  notice,
  filters,
  page,
  head,
  children,
}: {
  section: Exclude<Section, 'code_lists' | 'tokens'>;
  words: {
    /** What is said where no record is yet. */
    readonly empty: string;
    readonly caption: string;
    /** The button that makes a new one. */
    readonly add: string;
  };
  mayAdd: boolean;
  /** Above the filters: what wants attention. */
  notice?: ReactNode;
  /** Left out where there is nothing to filter. */
  filters?: Filters;
  page: Omit<Page<unknown>, 'rows'>;
  /** The columns' heads. */
  head: ReactNode;
  /** The rows. */
  children: ReactNode;
}) {
  const { t } = useTranslation('network');
  const title = t(`nav.${section}`);
  const add = mayAdd ? (
    <Link className="button" to={`/network/${section}/new`}>
      {words.add}
    </Link>
  ) : null;
  if (page.total === 0 && !filters?.set) {
    return (
      <>
        <NetworkHead title={title} />
        <div className="empty">
          <p>{words.empty}</p>
          {add}
        </div>
      </>
    );
  }
  return (
    <>
      <NetworkHead title={title}>{add}</NetworkHead>
      <div className="stack">
        {notice}
        {filters ? <FilterForm filtered={filters.set}>{filters.fields}</FilterForm> : null}
        {page.total === 0 ? (
          <NothingFound />
        ) : (
          <TableBox
            caption={`${words.caption} · ${t('rows', { count: page.total })}`}
            wide={section === 'staff'}
          >
            <thead>
              <tr>{head}</tr>
            </thead>
            <tbody>{children}</tbody>
          </TableBox>
        )}
        <Pager page={page} />
      </div>
    </>
  );
}
