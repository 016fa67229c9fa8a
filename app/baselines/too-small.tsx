import { useTranslation } from 'react-i18next';
import { Link } from '../ui/link.tsx';
import { type Asked, baselinesHref } from './asked.ts';

/** Says why nothing is shown and what to do about it. */
export function TooSmall({ asked, why }: { asked: Asked; why: string }) {
  const { t } = useTranslation('baselines');
  return (
    <div className="empty">
      <h3>{t('small.title')}</h3>
      <p>{why}</p>
      <p>{t('small.what')}</p>
      <p className="actions">
        {asked.from || asked.to ? (
          <Link className="button" to={baselinesHref(asked, { from: undefined, to: undefined })}>
            {t('small.months')}
          </Link>
        ) : null}
        {asked.site || asked.organisation ? (
          <Link to={baselinesHref(asked, { site: undefined, organisation: undefined })}>
            {t('small.places')}
          </Link>
        ) : null}
        <Link to="/baselines">{t('empty.all')}</Link>
      </p>
    </div>
  );
}
