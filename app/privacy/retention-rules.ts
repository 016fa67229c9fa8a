import type { RetentionKind } from '../../db/schema/retention-rule.ts';
import { addDays, addMonths } from '../platform/clock.ts';

/** What is not kept for ever, in the order in which it goes. */
export const RETENTION_KINDS = ['unused_record', 'identity', 'note', 'sign_in', 'link'] as const;

/** When the nightly run begins, where the network works. */
export const RUNS_AT = '03:10';

interface Bounds {
  readonly unit: 'days' | 'months';
  readonly least: number;
  readonly most: number;
}

/** How short and how long a rule may be: docs/decisions/0020-retention.md. */
export const BOUNDS: Readonly<Record<RetentionKind, Bounds>> = {
  unused_record: { unit: 'days', least: 7, most: 365 },
  identity: { unit: 'months', least: 12, most: 120 },
  note: { unit: 'months', least: 1, most: 120 },
  sign_in: { unit: 'months', least: 1, most: 24 },
  link: { unit: 'months', least: 1, most: 24 },
};

interface Rule {
  readonly kind: RetentionKind;
  readonly amount: number;
  readonly valid_from: string;
}

/** The rule of a kind that holds on a day, of rules with the latest first; undefined before the first one. */
export function ruleOn<T extends Rule>(rules: readonly T[], kind: RetentionKind, day: string): T | undefined {
  return rules.find((rule) => rule.kind === kind && rule.valid_from <= day);
}

/** The first day that is kept on a day under a rule: what lies before is past its time. */
export function keptFrom({ kind, amount }: Rule, today: string): string {
  return BOUNDS[kind].unit === 'days' ? addDays(today, -amount) : addMonths(today, -amount);
}

/** The day of the next nightly run. */
export function nextRun(today: string, time: string): string {
  return time < RUNS_AT ? today : addDays(today, 1);
}
