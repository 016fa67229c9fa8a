import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartPicture } from '../ui/chart.tsx';
import type { ChartSpec } from '../ui/chart-spec.ts';
import { Downloads } from '../ui/downloads.tsx';
import { useFormats } from '../ui/format.ts';
import { CASE_MONTH_COLUMNS } from './case-figures.ts';
import { CASE_METRIC } from './case-metrics.ts';
import { CaseTable } from './case-table.tsx';
import { FoldedTable } from './folded-table.tsx';
import type { Cases } from './load-cases.server.ts';

/** Cases month by month: how many came, how many were resolved and how long that took. */
export function CaseMonths({
  cases: { months, total },
  hrefOf,
}: {
  cases: Pick<Cases, 'months' | 'total'>;
  /** Where the table is taken away; absent where it may not be. */
  hrefOf: ((format: string) => string) | undefined;
}) {
  const { t, i18n } = useTranslation(['insights', 'metrics']);
  const { number } = useFormats();
  const caption = t('cases.by_month');
  const { opened, resolved } = total;
  const finding =
    typeof opened === 'number' && typeof resolved === 'number'
      ? t('cases.finding', { opened: number(opened), resolved: number(resolved) })
      : t('cases.finding_untold');
  const spec = useCallback(
    (): ChartSpec => ({
      direction: 'columns',
      labels: months.map(({ label }) => label),
      series: (['opened', 'resolved'] as const).map((name, look) => ({
        label: t(`metrics:${CASE_METRIC[name]}.name`),
        values: months.map((month) => month[name] ?? null),
        look,
      })),
      hidden: t('hidden.other'),
      locale: i18n.language,
    }),
    [months, t, i18n.language],
  );
  return (
    <section className="panel picture" aria-labelledby="by-month-title">
      <h2 id="by-month-title">{finding}</h2>
      <div className="picture__body picture__body--table">
        <FoldedTable label={caption}>
          <CaseTable
            caption={caption}
            head={t('table.month')}
            columns={CASE_MONTH_COLUMNS}
            rows={months}
            total={total}
          />
        </FoldedTable>
        <ChartPicture
          finding={finding}
          caption={caption}
          size={{ direction: 'columns', categories: months.length }}
          spec={spec}
        />
      </div>
      {hrefOf ? (
        <div className="picture__foot">
          <Downloads caption={caption} hrefOf={hrefOf} />
        </div>
      ) : null}
    </section>
  );
}
