import type { MetricCode } from '../definitions/metrics.ts';
import type { CaseColumn } from './case-figures.ts';

/** What the columns of cases count, as the definitions name it. */
export const CASE_METRIC = {
  opened: 'casesOpened',
  resolved: 'casesResolved',
  abandoned: 'casesAbandoned',
  waiting: 'waiting',
  days: 'daysToResolve',
} as const satisfies Readonly<Record<CaseColumn, MetricCode>>;
