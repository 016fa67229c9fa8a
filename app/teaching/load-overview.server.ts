import {
  listHeldLessons,
  listTeachingEditions,
  listTeachingLessons,
  type TeachingLesson,
} from '../../db/queries/teaching.ts';
import type { Call } from '../access/gate.server.ts';
import { addDays, addMonths } from '../platform/clock.ts';
import { type Formats, formatsFor } from '../ui/formats.ts';
import { countToCall } from './count-to-call.server.ts';
import { deservesAnother, sumTeaching } from './rules.ts';

/** Days ahead whose lessons are listed, and how long ago editions may have ended to be counted. */
const DAYS_AHEAD = 14;
const MONTHS_BACK = 12;
/** How long ago a lesson may have been whose register is still open. */
const MONTHS_OPEN = 3;
const LESSONS_SHOWN = 20;

export type Overview = Awaited<ReturnType<typeof loadOverview>>;
export type OverviewLesson = Overview['today'][number];
export type OverviewEdition = Overview['editions'][number];

/** True when she teaches and does not coordinate: then the page is about her own lessons. */
function teachesOnly({ actor }: Call): boolean {
  return !actor.grants.some(({ role }) => role === 'coordinator');
}

/** What a trainer needs to see first, and how her courses go; who coordinates sees all of her sites. */
export async function loadOverview(call: Call) {
  const { app, actor, scope, today } = call;
  const own = teachesOnly(call);
  const filter = { trainerId: own ? actor.staffId : null };
  const next = await listTeachingLessons(
    app.db,
    scope,
    filter,
    { from: today, to: addDays(today, DAYS_AHEAD), only: 'all' },
    LESSONS_SHOWN,
  );
  const open = await listTeachingLessons(
    app.db,
    scope,
    filter,
    { from: addMonths(today, -MONTHS_OPEN), to: addDays(today, -1), only: 'open' },
    LESSONS_SHOWN,
  );
  const rows = await listTeachingEditions(app.db, scope, filter, addMonths(today, -MONTHS_BACK));
  const held = Map.groupBy(
    await listHeldLessons(
      app.db,
      rows.map(({ id }) => id),
    ),
    ({ edition_id }) => edition_id,
  );
  const editions = rows.map((row) => {
    const lessons = held.get(row.id) ?? [];
    return {
      id: row.id,
      courseId: row.course_id,
      course: row.course_title,
      title: row.title,
      siteId: row.site_id,
      site: row.site_name,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      seats: row.seats,
      enrolled: row.enrolled,
      waiting: row.waiting,
      attended: row.attended,
      minutes: lessons.reduce((sum, { minutes }) => sum + minutes, 0),
      /** By name, lesson after lesson: where people dropped out. */
      present: lessons.map(({ present }) => present),
    };
  });
  const toCall = await countToCall(call, filter.trainerId);
  return {
    own,
    toCall: editions.flatMap(({ id, title, site }) => {
      const count = toCall.get(id);
      return count === undefined ? [] : [{ id, title, site, count }];
    }),
    today: next.filter(({ day }) => day === today).map(shown),
    next: next.filter(({ day }) => day > today).map(shown),
    open: open.map(shown),
    sums: sumTeaching(editions),
    since: addMonths(today, -MONTHS_BACK),
    editions,
    sites: own ? [] : bySite(editions, formatsFor(actor.language)),
    wanted: wantedAgain(editions),
  };
}

function shown(lesson: TeachingLesson) {
  return {
    id: lesson.id,
    title: lesson.title,
    number: lesson.number,
    day: lesson.day,
    time: lesson.start_time,
    minutes: lesson.minutes,
    site: lesson.site_name,
    online: lesson.place_kind === 'online',
    isClosed: lesson.status === 'held',
    present: lesson.present + lesson.unnamed,
    enrolled: lesson.enrolled,
  };
}

type Summed = Parameters<typeof sumTeaching>[0][number] & {
  readonly siteId: string;
  readonly site: string;
};

function bySite(editions: readonly Summed[], { compare }: Formats) {
  return [...Map.groupBy(editions, ({ siteId }) => siteId)]
    .map(([id, own]) => ({ id, name: own[0]?.site ?? '', ...sumTeaching(own) }))
    .sort((a, b) => compare(a.name, b.name));
}

interface Waited {
  readonly courseId: string;
  readonly course: string;
  readonly siteId: string;
  readonly site: string;
  readonly seats: number;
  readonly waiting: number;
}

/** Courses at a site for which half a class waits, the longest list first. */
function wantedAgain(editions: readonly Waited[]) {
  return [...Map.groupBy(editions, ({ courseId, siteId }) => `${courseId} ${siteId}`)]
    .map(([key, own]) => ({
      key,
      courseId: own[0]?.courseId ?? '',
      course: own[0]?.course ?? '',
      site: own[0]?.site ?? '',
      waiting: own.reduce((sum, { waiting }) => sum + waiting, 0),
      seats: Math.max(...own.map(({ seats }) => seats)),
    }))
    .filter(({ waiting, seats }) => deservesAnother(waiting, seats))
    .sort((a, b) => b.waiting - a.waiting);
}
