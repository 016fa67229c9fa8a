import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Period } from '../figures/period.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { type Asked, dashboardHref } from './asked.ts';
import { clearerPeriods } from './quick-periods.ts';
import { FixedView } from './view-link.tsx';

/** Why numbers are hidden and what shows more: whole quarters or years around the period, then a larger place. */
export function HiddenNote({
  what,
  asked,
  period,
  today,
  hrefOf = (change) => dashboardHref(asked, change),
}: {
  /** The total, every row of a table, or some of them. */
  what: 'total' | 'all' | 'some';
  asked: Asked;
  period: Period;
  today: string;
  /** The address of the page with something changed. */
  hrefOf?: (change: Asked) => string;
}) {
  const { t } = useTranslation('insights');
  const { date } = useFormats();
  const isFixed = useContext(FixedView);
  const clearer = clearerPeriods(period, today);
  const isNarrow = Boolean(asked.site ?? asked.organisation ?? asked.comune);
  if (what === 'some' && (clearer.length === 0 || isFixed)) return null;
  return (
    <div className="notice hidden-note">
      <p>{t(`covered.${what}`)}</p>
      {isFixed ? null : (
        <p className="actions no-print">
          {clearer.map(({ from, to }) => (
            <Link key={from + to} to={hrefOf({ from, to })}>
              {t('empty.wider', { from: date(from), to: date(to) })}
            </Link>
          ))}
          {isNarrow && what !== 'some' ? (
            <Link to={hrefOf({ site: undefined, organisation: undefined, comune: undefined })}>
              {t('covered.everywhere')}
            </Link>
          ) : null}
        </p>
      )}
    </div>
  );
}
