import type { CitizenCaseTable } from '../../db/schema/citizen-case.ts';
import type { ProgrammeTable } from '../../db/schema/programme.ts';
import type { SiteTable } from '../../db/schema/site.ts';
import { isAdmitted } from '../people/age.ts';
import { civil } from '../platform/clock.ts';

export const MINUTES_CHIPS = [15, 30, 45, 60] as const;
export const DEFAULT_MINUTES = 30;
/** A session is shorter than a working day. */
export const MOST_MINUTES = 720;
export const NOTE_LENGTH = 600;
/** For how long «undo» is offered after a change. */
export const UNDO_MS = 60_000;
const CLOCK_SLACK_MS = 10 * 60_000;

type Frame = Pick<ProgrammeTable, 'name' | 'starts_on' | 'ends_on' | 'closes_on'>;

/** The programmes a session of this day counts towards. */
export function framesOf<P extends Frame>(programmes: readonly P[], day: string): readonly P[] {
  return programmes.filter((programme) => programme.starts_on <= day && day <= programme.ends_on);
}

/** The programme whose closing date has passed and that holds this day: nothing of it changes any more. */
export function closedFrame<P extends Frame>(programmes: readonly P[], day: string, today: string): P | null {
  const closed = framesOf(programmes, day).find(({ closes_on }) => closes_on !== null && today > closes_on);
  return closed ?? null;
}

/** Why a site takes no session of this day; null when it does. A closing date is the last day of work. */
export function siteRefusal(
  site: Pick<SiteTable, 'status' | 'closed_on'>,
  day: string,
): Exclude<SiteTable['status'], 'active'> | null {
  if (site.status === 'active') return null;
  return site.status === 'closed' && site.closed_on !== null && day <= site.closed_on ? null : site.status;
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** True when the site's hours (JSON by weekday) have no opening on this civil day; no hours at all say nothing. */
export function isClosedDay(hours: string, day: string): boolean {
  const week: Record<string, unknown> = JSON.parse(hours);
  if (Object.keys(week).length === 0) return false;
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'sun';
  const openings = week[weekday];
  return !Array.isArray(openings) || openings.length === 0;
}

type SessionWarning = 'closed_day' | 'outside_programme' | 'too_young';

/**
 * What is worth a second look in a session of people of these ages: saved all the same, said at once. Nothing of a closed
 * day that is known to be one (`isClosedKnown`).
 */
export function warningsFor(
  hours: string,
  programmes: readonly (Frame & Pick<ProgrammeTable, 'minors_from'>)[],
  {
    day,
    ages,
    isClosedKnown = false,
  }: { readonly day: string; readonly ages: readonly number[]; readonly isClosedKnown?: boolean },
): SessionWarning[] {
  const warnings: SessionWarning[] = [];
  if (!isClosedKnown && isClosedDay(hours, day)) warnings.push('closed_day');
  const frames = framesOf(programmes, day);
  if (programmes.length > 0 && frames.length === 0) warnings.push('outside_programme');
  const isTooYoung = (age: number) => !frames.some(({ minors_from }) => isAdmitted(age, day, minors_from));
  if (frames.length > 0 && ages.some(isTooYoung)) warnings.push('too_young');
  return warnings;
}

/** True for a start that has not come yet; a desk's clock may be some minutes fast. */
export function isAhead(start: { day: string; time: string }, now: Date, timeZone: string): boolean {
  const { day, time } = civil(new Date(now.getTime() + CLOCK_SLACK_MS), timeZone);
  return `${start.day} ${start.time}` > `${day} ${time}`;
}

/** The minute in which a change can be taken back with one press. */
export function undoOpen(changedAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(changedAt) <= UNDO_MS;
}

/** Where a session stands: what «undo» was offered for. */
export function sessionState(session: {
  readonly revision: number;
  readonly deleted_at: string | null;
}): string {
  return `${session.revision}${session.deleted_at === null ? '' : '-deleted'}`;
}

/** A case that came to its end: nothing moves it any more unless it is opened again. */
export function isClosed({ status }: Pick<CitizenCaseTable, 'status'>): boolean {
  return status === 'resolved' || status === 'abandoned';
}
