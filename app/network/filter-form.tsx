import { Form, useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../ui/link.tsx';

/** No row fits the filters: the way back to all of them. */
export function NothingFound() {
  const { t } = useTranslation('network');
  const { pathname } = useLocation();
  return (
    <div className="empty">
      <p>{t('nothing_found')}</p>
      <Link className="button" to={pathname}>
        {t('clear')}
      </Link>
    </div>
  );
}

/** Filters that live in the address: a form that reads, so that a filtered list can be kept and shared. */
export function FilterForm({ filtered, children }: { filtered: boolean; children: ReactNode }) {
  const { t } = useTranslation('network');
  const { pathname, search } = useLocation();
  const sort = new URLSearchParams(search).get('sort');
  return (
    <Form method="get" className="form form--inline" role="search">
      {sort ? <input type="hidden" name="sort" value={sort} /> : null}
      {children}
      <button type="submit" className="button">
        {t('search')}
      </button>
      {filtered ? <Link to={pathname}>{t('clear')}</Link> : null}
    </Form>
  );
}
