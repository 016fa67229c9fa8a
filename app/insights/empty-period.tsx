import { useTranslation } from 'react-i18next';
import { addYears, type Period } from '../figures/period.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { type Asked, dashboardHref } from './asked.ts';
import type { Chip } from './load-filter.server.ts';

/** Years back that the wider period begins. */
const WIDER = 2;

/** Nobody came: says so and offers a wider period, where there is one, and what is seen without each filter. */
export function EmptyPeriod({
  asked,
  period,
  chips,
  today,
  isNew,
}: {
  asked: Asked;
  period: Period;
  chips: readonly Chip[];
  today: string;
  /** Nothing was ever recorded: no other period holds more. */
  isNew: boolean;
}) {
  const { t } = useTranslation('insights');
  const formats = useFormats();
  const from = addYears(period.from, -WIDER);
  const to = period.to > today ? period.to : today;
  return (
    <div className="empty">
      <h2>{t(isNew ? 'empty.new_title' : 'empty.title')}</h2>
      <p>
        {isNew
          ? t('empty.new')
          : t('empty.period', { from: formats.date(period.from), to: formats.date(period.to) })}
      </p>
      {chips.length > 0 && !isNew ? <p>{t('empty.filters')}</p> : null}
      <p className="actions">
        {isNew ? null : (
          <Link className="button" to={dashboardHref(asked, { from, to })}>
            {t('empty.wider', { from: formats.date(from), to: formats.date(to) })}
          </Link>
        )}
        {chips.map(({ name, label, value, without }) => (
          <Link key={name} to={without}>
            {t('filter.remove', { label, value })}
          </Link>
        ))}
      </p>
    </div>
  );
}
