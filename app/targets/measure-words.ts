import { useTranslation } from 'react-i18next';
import type { Measure } from '../network/target-steps.ts';
import { formatsFor } from '../ui/formats.ts';
import type { Standing } from './rules.ts';

/** Looks words up by their full key. */
type Say = (key: string, words?: Readonly<Record<string, string | number>>) => string;

/** How measures are spoken of. */
interface MeasureWords {
  /** That of the dictionary where it is a metric of the dashboard. */
  nameOf(measure: Measure): string;
  /** How many of a measure: «38 persone». */
  amount(measure: Measure, count: number): string;
  /** How it stands, hidden (null) too. */
  standing(measure: Measure, standing: Standing | null): string;
}

/** The words of measures in a language. */
export function measureWords(t: Say, language: string): MeasureWords {
  const { number } = formatsFor(language);
  const amount = (measure: Measure, count: number) =>
    t(`targets:amount.${measure}`, { count, number: number(count) });
  return {
    nameOf: (measure) =>
      measure === 'sites' || measure === 'facilitators'
        ? t(`targets:measure.${measure}`)
        : t(`metrics:${measure}.name`),
    amount,
    standing(measure, standing) {
      if (!standing) return t('targets:standing.hidden');
      if (standing.kind === 'behind' || standing.kind === 'missed') {
        return t(`targets:standing.${standing.kind}`, { amount: amount(measure, standing.by) });
      }
      return standing.kind === 'on_pace' && standing.over > 0
        ? t('targets:standing.over', { amount: amount(measure, standing.over) })
        : t(`targets:standing.${standing.kind}`);
    },
  };
}

/** The same in the language on screen. */
export function useMeasureWords(): MeasureWords {
  const { t, i18n } = useTranslation(['targets', 'metrics']);
  return measureWords((key, words) => t(key, words ?? {}), i18n.language);
}
