import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { ViewLink } from './view-link.tsx';

/** Says that a table only begins, and leads to more of it; nothing where it is whole. */
export function FirstRows({
  shown,
  count,
  allHref,
}: {
  shown: number;
  /** Rows the table has in full. */
  count: number;
  /** Null where all that one page can take are there. */
  allHref: string | null;
}) {
  const { t } = useTranslation('insights');
  const { number } = useFormats();
  if (count <= shown) return null;
  return (
    <p className="picture__more no-print">
      {t('table.first', { shown: number(shown), count: number(count) })}{' '}
      {allHref === null ? null : <ViewLink to={allHref}>{t('table.all')}</ViewLink>}
    </p>
  );
}
