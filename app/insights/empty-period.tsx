import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { type Asked, dashboardHref } from './asked.ts';
import { addYears, type Period } from './period.ts';

/** Years back that the wider period begins. */
const WIDER = 2;

/** Nobody came: says so and offers a wider period, or the whole reach. */
export function EmptyPeriod({ asked, period }: { asked: Asked; period: Period }) {
  const { t } = useTranslation('insights');
  const formats = useFormats();
  const from = addYears(period.from, -WIDER);
  return (
    <div className="empty">
      <h2>{t('empty.title')}</h2>
      <p>{t('empty.period', { from: formats.date(period.from), to: formats.date(period.to) })}</p>
      <p className="actions">
        <Link className="button" to={dashboardHref(asked, { from, to: period.to })}>
          {t('empty.wider', { from: formats.date(from) })}
        </Link>
        {asked.site || asked.organisation ? (
          <Link to={dashboardHref(asked, { site: undefined, organisation: undefined })}>
            {t('empty.everywhere')}
          </Link>
        ) : null}
      </p>
    </div>
  );
}
