import { useTranslation } from 'react-i18next';
import { definitionHref, type MetricCode } from './metrics.ts';

/** The way from a figure or the head of its column to what it counts; stands beside the metric's name. */
export function Definition({ metric }: { metric: MetricCode }) {
  const { t } = useTranslation('metrics');
  return (
    <a className="definition no-print" href={definitionHref(metric)} title={t(`${metric}.counts`)}>
      <span aria-hidden="true">?</span>
      <span className="visually-hidden">{t('of', { name: t(`${metric}.name`) })}</span>
    </a>
  );
}
