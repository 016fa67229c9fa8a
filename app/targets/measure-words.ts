import { useTranslation } from 'react-i18next';
import type { Measure } from '../network/target-steps.ts';
import { useFormats } from '../ui/format.ts';

/** The name of a measure: that of the dictionary where it is a metric of the dashboard. */
export function useMeasureName(): (measure: Measure) => string {
  const { t } = useTranslation(['targets', 'metrics']);
  return (measure) =>
    measure === 'sites' || measure === 'facilitators'
      ? t(`measure.${measure}`)
      : t(`metrics:${measure}.name`);
}

/** How many of a measure, in words: «38 persone». */
export function useAmount(): (measure: Measure, count: number) => string {
  const { t } = useTranslation('targets');
  const { number } = useFormats();
  return (measure, count) => t(`amount.${measure}`, { count, number: number(count) });
}
