/** Sums and judgements about targets. Values are whole counts from the programme's first day, days are civil. */

export interface Step {
  readonly dueOn: string;
  readonly value: number;
}

/** A programme's time: first and last day, both included. */
export interface Frame {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** How a count stands beside its steps today. */
export type Standing =
  | { readonly kind: 'not_begun' }
  | { readonly kind: 'reached' }
  | { readonly kind: 'on_pace'; readonly over: number }
  | { readonly kind: 'behind'; readonly by: number }
  /** The programme is over. */
  | { readonly kind: 'missed'; readonly by: number };

const DAY_MS = 86_400_000;
const WEEK = 7;
/** Days of an average month. */
const MONTH = 365.25 / 12;

/** Days from the morning of one day to the morning of another; negative when it lies before. */
function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}

/**
 * What should have been reached by the morning of a day: in a straight line from nothing on the first day to the first
 * step at the end of its day, and from step to step. Rounded down: nobody owes a part of a person.
 */
export function expectedOn(steps: readonly Step[], { startsOn }: Frame, day: string): number {
  const now = daysBetween(startsOn, day);
  if (now <= 0) return 0;
  let before = { at: 0, value: 0 };
  for (const { dueOn, value } of steps) {
    const at = daysBetween(startsOn, dueOn) + 1;
    if (now < at) {
      const gone = (now - before.at) / (at - before.at);
      return Math.floor(before.value + (value - before.value) * gone);
    }
    before = { at, value };
  }
  return before.value;
}

/** How a count stands today; null without a step. */
export function standingOf(
  value: number,
  steps: readonly Step[],
  frame: Frame,
  today: string,
): Standing | null {
  const last = steps.at(-1);
  if (!last) return null;
  if (today < frame.startsOn) return { kind: 'not_begun' };
  if (value >= last.value) return { kind: 'reached' };
  if (today > frame.endsOn) return { kind: 'missed', by: last.value - value };
  const over = value - expectedOn(steps, frame, today);
  return over >= 0 ? { kind: 'on_pace', over } : { kind: 'behind', by: -over };
}

/** What is left to do until the next step that is neither reached nor past. */
export interface Need {
  readonly step: Step;
  readonly missing: number;
  /** Days left, today and the step's own day included. */
  readonly days: number;
  /** null when less than that time is left. */
  readonly perWeek: number | null;
  readonly perMonth: number | null;
}

/** The next step and the pace that reaches it; null when no step is ahead. */
export function needOf(value: number, steps: readonly Step[], frame: Frame, today: string): Need | null {
  const step = steps.find((one) => one.dueOn >= today && one.value > value);
  if (!step) return null;
  const missing = step.value - value;
  const from = today < frame.startsOn ? frame.startsOn : today;
  const days = daysBetween(from, step.dueOn) + 1;
  const pace = (length: number) => (days < length ? null : Math.ceil((missing * length) / days));
  return { step, missing, days, perWeek: pace(WEEK), perMonth: pace(MONTH) };
}

export type StepState = 'reached' | 'open' | 'past';

/** Whether a step is reached, still ahead, or past without having been reached until today. */
export function stepState(value: number, step: Step, today: string): StepState {
  if (value >= step.value) return 'reached';
  return step.dueOn < today ? 'past' : 'open';
}

/** What a projection counts by. */
export type Span = 'week' | 'month';

/** Weeks or months the projection looks back at, and the fewest it needs. */
const WEEKS_BACK = 13;
export const FEWEST_WEEKS = 6;
/** Eight times in ten a normal quantity stays within so many standard deviations. */
const EIGHT_IN_TEN = 1.28;

export type Projection =
  | {
      readonly kind: 'band';
      /** Mean of a week, as it is said and as it is used. */
      readonly perWeek: number;
      readonly expected: number;
      readonly low: number;
      readonly high: number;
    }
  | { readonly kind: 'too_few'; readonly weeks: number };

/**
 * Where a count will stand at the end of the programme if the coming weeks (or months) are like the last ones. `weeks`
 * are the counts of the last complete ones of the programme, at most 13. Mean and spread are rounded to one decimal
 * before they are used, so that the page can be worked out again by hand. The band is that
 * of a sum of independent weeks, the mean itself being known from so many weeks only. null without time left.
 */
export function projectionOf(
  value: number,
  weeks: readonly number[],
  { endsOn }: Frame,
  today: string,
  span: Span,
): Projection | null {
  const left = (daysBetween(today, endsOn) + 1) / (span === 'week' ? WEEK : MONTH);
  if (left <= 0) return null;
  const n = weeks.length;
  if (n < FEWEST_WEEKS) return { kind: 'too_few', weeks: n };
  const mean = weeks.reduce((sum, week) => sum + week, 0) / n;
  const variance = weeks.reduce((sum, week) => sum + (week - mean) ** 2, 0) / (n - 1);
  const rounded = (number: number) => Math.round(number * 10) / 10;
  const perWeek = rounded(mean);
  const half = EIGHT_IN_TEN * rounded(Math.sqrt(variance)) * Math.sqrt(left + left ** 2 / n);
  const expected = value + perWeek * left;
  return {
    kind: 'band',
    perWeek,
    expected: Math.round(expected),
    low: Math.round(Math.max(value, expected - half)),
    high: Math.round(expected + half),
  };
}

/**
 * The last days (Sundays) of the complete weeks of a programme before today, the last 13 at most, oldest first, with
 * the Sunday before them: as many weeks as there are neighbours.
 */
export function weekEnds({ startsOn, endsOn }: Frame, today: string): string[] {
  const monday = (day: string) => {
    const date = new Date(`${day}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
    return date.toISOString().slice(0, 10);
  };
  const daysBefore = (day: string, days: number) =>
    new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
  // The week after the last day is complete, too, as far as the programme goes.
  let end = daysBefore(monday(today), 1);
  while (end > endsOn) end = daysBefore(end, WEEK);
  const ends: string[] = [];
  while (ends.length <= WEEKS_BACK && daysBefore(end, -1) >= startsOn) {
    ends.unshift(end);
    end = daysBefore(end, WEEK);
  }
  return ends.length > 1 ? ends : [];
}

/** The last days of the complete months of a programme before today, the last 13 at most, oldest first. */
export function monthEnds({ startsOn, endsOn }: Frame, today: string): string[] {
  const ends: string[] = [];
  const first = new Date(`${startsOn.slice(0, 7)}-01T00:00:00Z`);
  for (let months = 1; ; months += 1) {
    const end = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, 0));
    const day = end.toISOString().slice(0, 10);
    if (day >= today || day.slice(0, 7) > endsOn.slice(0, 7)) return ends.slice(-WEEKS_BACK);
    ends.push(day);
  }
}
