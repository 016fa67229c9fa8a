import { createHash } from 'node:crypto';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { FeedLesson } from '../../db/queries/feed-lessons.ts';
import { addDays } from '../platform/clock.ts';
import type { Language } from '../platform/languages.ts';
import { wordsIn } from '../platform/words.server.ts';
import { endTime } from './clashes.ts';
import { ROME } from './time-zone.ts';

/** Days of the past a calendar still tells of. */
const PAST_DAYS = 30;
/** Seconds after which programs are to look again. */
const REFRESH_S = 3600;

/** The first day a calendar tells of. */
export function firstFeedDay(today: string): string {
  return addDays(today, -PAST_DAYS);
}

interface About {
  readonly name: string;
  readonly language: Language;
  /** Where the product is reached: event ids end in its host. */
  readonly origin: URL;
  /** Who reads it: those enrolled and who teaches see the link to meet by, who teaches also gets to the page of the edition. */
  readonly reader: 'anybody' | 'enrolled' | 'trainer';
}

/**
 * Lessons as an iCalendar file (RFC 5545). An event keeps its id for good; its number of changes is that of the lesson and of
 * the edition together, so that whatever moves is taken over; what was cancelled says so. The same lessons make the same
 * bytes.
 */
export function writeCalendar(
  lessons: readonly FeedLesson[],
  { name, language, origin, reader }: About,
): string {
  const { t } = wordsIn(language);
  const calendar = ical({
    name,
    prodId: { company: 'Bottega', product: 'calendar', language: language.toUpperCase() },
    ttl: REFRESH_S,
  });
  // What comes by mail is published (RFC 5546): programs take it over, and change by it what they have.
  if (reader === 'enrolled') calendar.method(ICalCalendarMethod.PUBLISH);
  calendar.timezone({ name: null, generator: () => ROME });
  for (const lesson of lessons) {
    const cancelled = lesson.status === 'cancelled' || lesson.edition_status === 'cancelled';
    const changed =
      lesson.updated_at > lesson.edition_updated_at ? lesson.updated_at : lesson.edition_updated_at;
    calendar.createEvent({
      id: `${lesson.id}@${origin.hostname}`,
      sequence: lesson.revision + lesson.edition_revision - 2,
      // Text without a zone is taken as it stands; the zone is said beside it.
      start: `${lesson.day}T${lesson.start_time}:00`,
      end: endOf(lesson),
      timezone: 'Europe/Rome',
      stamp: new Date(changed),
      lastModified: new Date(changed),
      summary: t('courses:feed.summary', { title: lesson.title, number: lesson.number }),
      location: placeOf(lesson, t('courses:places.online'), reader !== 'anybody'),
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...(reader === 'trainer' && { url: new URL(`/editions/${lesson.edition_id}`, origin).href }),
    });
  }
  return calendar.toString();
}

/** What ends at midnight ends at the beginning of the next day. */
function endOf(lesson: FeedLesson): string {
  const end = endTime(lesson);
  return end === '24:00' ? `${addDays(lesson.day, 1)}T00:00:00` : `${lesson.day}T${end}:00`;
}

function placeOf(lesson: FeedLesson, online: string, seesLink: boolean): string {
  if (lesson.place_kind === 'online') return (seesLink ? lesson.online_link : null) ?? online;
  if (lesson.place_kind === 'elsewhere') return [lesson.place_text, lesson.room].filter(Boolean).join(', ');
  return [lesson.site_name, lesson.room, lesson.address, lesson.comune_name].filter(Boolean).join(', ');
}

/** Answers with a calendar, or that it is the one the program has already (304). */
export function sendCalendar(
  request: Request,
  text: string,
  lessons: readonly FeedLesson[],
  file: string,
): Response {
  const tag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  const changed = lessons
    .flatMap((one) => [one.updated_at, one.edition_updated_at])
    .sort()
    .at(-1);
  const headers = {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': `inline; filename="${file}"`,
    ETag: tag,
    ...(changed && { 'Last-Modified': new Date(changed).toUTCString() }),
  };
  const known = request.headers.get('If-None-Match')?.split(/\s*,\s*/) ?? [];
  if (known.some((one) => one.replace(/^W\//, '') === tag))
    return new Response(null, { status: 304, headers });
  return new Response(text, { headers });
}
