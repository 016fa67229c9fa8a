import { addDays, addMonths } from '../platform/clock.ts';

/** Why a request may be refused (GDPR art. 11(2), 12(5), 17(3)); `no_data` where there is nothing to give. */
export const REFUSALS = ['identity', 'unfounded', 'legal_duty', 'no_data'] as const;
export type Refusal = (typeof REFUSALS)[number];

export const REQUEST_KINDS = ['access', 'erasure'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** The last day for an answer: one month after (GDPR art. 12(3)); where that day does not exist, the month's last. */
export function answerDue(receivedOn: string): string {
  return addMonths(receivedOn, 1);
}

type Urgency = 'late' | 'soon' | 'calm';

/** Days before the last one from which a request is pressing. */
const SOON_DAYS = 7;

/** How much an open request presses on a day. */
export function urgencyOf(dueOn: string, today: string): Urgency {
  if (dueOn < today) return 'late';
  return dueOn <= addDays(today, SOON_DAYS) ? 'soon' : 'calm';
}
