import { useTranslation } from 'react-i18next';
import type { Period } from '../figures/period.ts';
import { useFormats } from '../ui/format.ts';
import { type Asked, dashboardHref } from './asked.ts';
import type { FigureRow } from './figure-rows.ts';
import type { Picture } from './load-dashboard.server.ts';
import { narrowTo } from './narrow.ts';
import { ViewLink } from './view-link.tsx';

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
/** Shades from nobody to most. */
const SHADES = 5;

/** Accesses by day of the week and hour, darker where more people come; an hour narrows the page to it. */
export function HeatTable({
  picture: { rows },
  caption,
  asked,
  period,
}: {
  picture: Picture;
  caption: string;
  asked: Asked;
  period: Period;
}) {
  const { t } = useTranslation('insights');
  const { number } = useFormats();
  const cells = new Map(rows.map((row) => [row.key, row]));
  const most = Math.max(1, ...rows.map(({ accesses }) => accesses ?? 0));
  const hours = hoursOf(rows);
  const content = (row: FigureRow | undefined) => {
    if (!row) return '';
    return (
      <ViewLink to={dashboardHref(asked, narrowTo('weekdayHour', row.key, period))} title={row.label}>
        <span className="visually-hidden">{row.label}: </span>
        {row.accesses === null ? (
          <abbr title={t('hidden.count', { under: row.under })}>·</abbr>
        ) : (
          number(row.accesses)
        )}
      </ViewLink>
    );
  };
  return (
    <table className="grid-table heat">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('table.weekday')}</th>
          {hours.map((hour) => (
            <th key={hour} scope="col" className="num">
              {Number(hour)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {WEEKDAYS.map((weekday) => (
          <tr key={weekday}>
            <th scope="row">{t(`weekday.${weekday}`)}</th>
            {hours.map((hour) => {
              const row = cells.get(`${weekday}-${hour}`);
              const shade = row?.accesses ? Math.ceil((row.accesses / most) * SHADES) : 0;
              return (
                <td key={hour} className={`heat--${shade}`}>
                  {content(row)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The hours from the first to the last anybody came. */
function hoursOf(rows: readonly FigureRow[]): readonly string[] {
  const all = rows.map(({ key }) => Number(key.slice(2))).filter(Number.isInteger);
  if (all.length === 0) return [];
  const [first, last] = [Math.min(...all), Math.max(...all)];
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index).padStart(2, '0'));
}
