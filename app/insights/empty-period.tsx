import { useTranslation } from 'react-i18next';
import { addYears, type Period } from '../figures/period.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { type Asked, dashboardHref } from './asked.ts';
import type { Chip } from './load-filter.server.ts';

/** Years back that the wider period begins. */
const WIDER = 2;

/** Nobody came: says so and offers a wider period, and what is seen without each filter. */
export function EmptyPeriod({
  asked,
  period,
  chips,
  today,
}: {
  asked: Asked;
  period: Period;
  chips: readonly Chip[];
  today: string;
}) {
  const { t } = useTranslation('insights');
  const formats = useFormats();
  const from = addYears(period.from, -WIDER);
  const to = period.to > today ? period.to : today;
  return (
    <div className="empty">
      <h2>{t('empty.title')}</h2>
      <p>{t('empty.period', { from: formats.date(period.from), to: formats.date(period.to) })}</p>
      {chips.length > 0 ? <p>{t('empty.filters')}</p> : null}
      <p className="actions">
        <Link className="button" to={dashboardHref(asked, { from, to })}>
          {t('empty.wider', { from: formats.date(from), to: formats.date(to) })}
        </Link>
        {chips.map(({ name, label, value, without }) => (
          <Link key={name} to={without}>
            {t('filter.remove', { label, value })}
          </Link>
        ))}
      </p>
    </div>
  );
}
