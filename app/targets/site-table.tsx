import { useTranslation } from 'react-i18next';
import type { Period } from '../figures/period.ts';
import { dashboardHref } from '../insights/asked.ts';
import type { Measure } from '../network/target-steps.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { TableBox } from '../ui/table-box.tsx';
import type { SiteProgress } from './load-progress.server.ts';
import { useMeasureWords } from './measure-words.ts';

/** Parts below this are written with two decimals. */
const SMALL_SHARE = 0.001;

/** The sites of a programme beside their part of a target, those that fall behind first. */
export function SiteTable({
  measure,
  rows,
  period,
  minCell,
}: {
  measure: Measure;
  rows: readonly SiteProgress[];
  /** The days that were counted. */
  period: Period | null;
  minCell: number;
}) {
  const { t } = useTranslation(['targets', 'insights']);
  const { number, percent, hundredths } = useFormats();
  // In a region of thousands every part would be 0,0 %.
  const shareOf = (share: number) =>
    share < SMALL_SHARE ? `${hundredths(share * 100)}\u00a0%` : percent(share);
  const { nameOf } = useMeasureWords();
  return (
    <TableBox caption={t('sites.caption', { name: nameOf(measure) })}>
      <thead>
        <tr>
          <th scope="col">{t('sites.site')}</th>
          <th scope="col" className="num">
            {t('sites.value')}
          </th>
          <th scope="col" className="num">
            {t('sites.expected')}
          </th>
          <th scope="col" className="num">
            {t('sites.share')}
          </th>
          <th scope="col">{t('sites.standing')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link to={dashboardHref({ ...period, site: row.id })}>{row.name}</Link>
            </th>
            <td className={row.value === null ? 'num--hidden num--words' : 'num'}>
              {row.value === null ? t('insights:hidden.count', { under: minCell }) : number(row.value)}
            </td>
            <td className="num">{row.share === 0 ? '–' : number(row.expected)}</td>
            <td className="num">{row.share === 0 ? '–' : shareOf(row.share)}</td>
            <td>
              <SiteStanding measure={measure} row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

function SiteStanding({ measure, row }: { measure: Measure; row: SiteProgress }) {
  const { t } = useTranslation('targets');
  const { amount } = useMeasureWords();
  if (row.share === 0) return t('sites.not_working');
  if (row.behind === null) return t('standing.hidden');
  if (row.behind <= 0) return <span className="badge badge--good">{t('standing.on_pace')}</span>;
  return (
    <span className="badge badge--warn">{t('standing.behind', { amount: amount(measure, row.behind) })}</span>
  );
}
