import { addDays } from '../platform/clock.ts';

export const MOMENTS = ['before', 'after'] as const;
export type Moment = (typeof MOMENTS)[number];

/** How long after the last day of an edition what it left behind is still asked. */
const DAYS_AFTER = 60;

/**
 * True when somebody enrolled may be asked on a day: before until the edition ends, after from its first day on and for two
 * months, of who answered before: nobody else can be compared.
 */
export function mayAsk(
  moment: Moment,
  edition: { readonly starts_on: string; readonly ends_on: string },
  answeredBefore: boolean,
  today: string,
): boolean {
  if (moment === 'before') return today <= edition.ends_on;
  return answeredBefore && today >= edition.starts_on && today <= addDays(edition.ends_on, DAYS_AFTER);
}

/** Answers to the questionnaire of an edition. */
interface Check {
  readonly id: string;
  readonly status: 'in_progress' | 'complete' | 'discarded';
  readonly moment: Moment;
}

/** How far somebody is with the questionnaire at a moment. */
type CheckState = 'done' | 'open' | 'due' | 'not_now';

/** What somebody has answered so far (`checks`), or may be asked now. */
export function stateOf(
  moment: Moment,
  checks: readonly Check[],
  edition: { readonly starts_on: string; readonly ends_on: string },
  today: string,
): CheckState {
  const own = checks.filter((check) => check.moment === moment).map(({ status }) => status);
  if (own.includes('complete')) return 'done';
  if (own.includes('in_progress')) return 'open';
  const answeredBefore = checks.some((check) => check.moment === 'before' && check.status === 'complete');
  return mayAsk(moment, edition, answeredBefore, today) ? 'due' : 'not_now';
}

/** Complete answers with their points out of `of`. */
export interface ScoredCheck extends Check {
  readonly score: number;
  readonly of: number;
}

/**
 * The points of one person before and after a course: the first complete answers before, the last ones after, in order of
 * time; null when one is missing or they were not asked the same.
 */
export function pairOf(checks: readonly ScoredCheck[]): { before: number; after: number } | null {
  const complete = checks.filter(({ status }) => status === 'complete');
  const before = complete.find(({ moment }) => moment === 'before');
  const after = complete.findLast(({ moment }) => moment === 'after');
  return before && after && before.of === after.of ? { before: before.score, after: after.score } : null;
}
