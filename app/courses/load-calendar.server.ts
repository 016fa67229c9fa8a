import { listCalendarLessons } from '../../db/queries/calendar-lessons.ts';
import { listEditionTrainers } from '../../db/queries/editions.ts';
import { listPublicHolidays } from '../../db/queries/public-holidays.ts';
import type { Call } from '../access/gate.server.ts';
import { isDay } from '../platform/clock.ts';
import { isId } from '../platform/ids.ts';
import { type ShownDays, shownDays, VIEWS, type View } from './calendar-days.ts';
import { endTime } from './clashes.ts';
import { isHoliday } from './holidays.ts';

/** Lessons a day shows before it says how many more there are. */
const MOST_OF_DAY: Readonly<Record<View, number>> = { month: 4, week: 12, list: 100 };
/** Lessons a list shows before it leads on. */
const MOST_OF_LIST = 200;
const FIRST_DAY = '1990-01-01';
const LAST_DAY = '2099-12-31';
/** Blocks are told apart by this many looks. */
const LOOKS = 6;

/** What the address asks for. */
interface AskedCalendar {
  readonly view: View;
  readonly day: string;
  readonly site: string;
  readonly course: string;
  readonly trainer: string;
}

/** Reads the address, the site apart; what makes no sense is left out. */
export function askedCalendar(url: URL, today: string, site: string): AskedCalendar {
  const text = (name: string) => url.searchParams.get(name) ?? '';
  const id = (name: string) => (isId(text(name)) ? text(name) : '');
  const day = text('day');
  return {
    view: VIEWS.find((view) => view === text('view')) ?? 'week',
    day: isDay(day) && day >= FIRST_DAY && day <= LAST_DAY ? day : today,
    site,
    course: id('course'),
    trainer: id('trainer'),
  };
}

/** The lessons of the days a view shows, by day, with the public holidays among them. */
export async function loadCalendar({ app, actor, scope }: Call, asked: AskedCalendar) {
  const shown = shownDays(asked.view, asked.day);
  const [from = asked.day, until = asked.day] = [shown.days[0], shown.days.at(-1)];
  const lessons = await listCalendarLessons(app.db, scope, {
    from,
    until,
    ...(asked.site && { siteId: asked.site }),
    ...(asked.course && { courseId: asked.course }),
    ...(asked.trainer && { trainerId: asked.trainer }),
  });
  const holidays = await listPublicHolidays(app.db, from, until);
  const shownLessons = lessons.slice(0, asked.view === 'list' ? MOST_OF_LIST : lessons.length);
  const byDay = Map.groupBy(shownLessons, ({ day }) => day);
  const most = MOST_OF_DAY[asked.view];
  const kept = shown.days.flatMap((day) => (byDay.get(day) ?? []).slice(0, most));
  const trainers = await trainersOf(app, [...new Set(kept.map(({ edition_id }) => edition_id))]);
  return {
    ...neighbours(shown),
    /** Of a month its own: the days beside it that fill its weeks are not of it. */
    total: lessons.filter(({ day }) => day.startsWith(shown.month ?? '')).length,
    /** Where a list that is cut goes on; null where it is whole. */
    goesOn: lessons[shownLessons.length]?.day ?? null,
    days: shown.days.map((day) => {
      const all = byDay.get(day) ?? [];
      const holiday = holidays.find(
        ({ code, validFrom, validTo }) =>
          validFrom <= day && (validTo === null || day <= validTo) && isHoliday(code, day),
      );
      return {
        day,
        holiday: holiday?.labels[actor.language] ?? null,
        more: Math.max(all.length - most, 0),
        lessons: all.slice(0, most).map((lesson) => ({
          id: lesson.id,
          editionId: lesson.edition_id,
          title: lesson.title,
          number: lesson.number,
          from: lesson.start_time,
          to: endTime(lesson),
          site: lesson.site_name,
          placeKind: lesson.place_kind,
          room: lesson.room,
          seats: lesson.seats,
          taken: lesson.taken,
          status: lesson.status,
          trainers: trainers.get(lesson.edition_id) ?? [],
          look: lookOf(lesson.edition_id),
        })),
      };
    }),
  };
}

const neighbours = ({ month, before, after }: ShownDays) => ({ month, before, after });

const CHUNK = 500;

async function trainersOf({ db }: Pick<Call['app'], 'db'>, editionIds: readonly string[]) {
  const names = new Map<string, string[]>();
  for (let start = 0; start < editionIds.length; start += CHUNK) {
    for (const { edition_id, full_name } of await listEditionTrainers(
      db,
      editionIds.slice(start, start + CHUNK),
    )) {
      names.set(edition_id, [...(names.get(edition_id) ?? []), full_name]);
    }
  }
  return names;
}

/** The same edition looks the same on every page. */
function lookOf(editionId: string): number {
  return Number.parseInt(editionId.slice(-4), 16) % LOOKS;
}

type LoadedCalendar = Awaited<ReturnType<typeof loadCalendar>>;
export type CalendarDay = LoadedCalendar['days'][number];
