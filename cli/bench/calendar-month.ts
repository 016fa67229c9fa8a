import { addDays, addMonths } from '../../app/platform/clock.ts';
import { newId } from '../../app/platform/ids.ts';
import { insertMany } from '../../db/engines/differences.ts';
import { type Db, openDatabase } from '../../db/index.ts';
import { listCalendarLessons } from '../../db/queries/calendar-lessons.ts';
import { listCourses } from '../../db/queries/courses.ts';
import { listEditionTrainers } from '../../db/queries/editions.ts';
import { listSites } from '../../db/queries/sites.ts';
import { NETWORK } from '../../db/scope.ts';
import { type Benchmark, tell } from './figure.ts';
import { copyOf, removeDatabase, SMALL, TODAY } from './networks.ts';
import { p95 } from './quantile.ts';

const EDITIONS = 5000;
const LESSONS = 6;
const ENROLLED = 8;
/** Editions begin over so many days, half of them past. */
const SPREAD = 720;
const ROUNDS = 60;

/** Plans 5,000 editions of six weekly lessons over two years, eight people in each. */
async function fill(db: Db): Promise<void> {
  const sites = await listSites(db, NETWORK);
  const [course] = await listCourses(db, 'offered');
  if (!course) throw new Error('The network has no course.');
  const { id: course_id, created_by } = course;
  const at = `${TODAY}T08:00:00.000Z`;
  const numbers = Array.from({ length: EDITIONS }, (_, index) => index);
  const editions = numbers.map((number) => {
    const first = addDays(TODAY, Math.floor((number * SPREAD) / EDITIONS) - SPREAD / 2);
    return {
      id: newId(),
      course_id,
      title: null,
      site_id: sites[number % sites.length]?.id ?? '',
      place_kind: 'site' as const,
      place_text: null,
      online_link: null,
      room: null,
      seats: 12,
      waiting_seats: null,
      starts_on: first,
      ends_on: addDays(first, 7 * LESSONS),
      enrol_from: first,
      enrol_until: first,
      status: 'planned' as const,
      cancel_reason: null,
      programme_id: null,
      public: 1 as const,
      notes: '',
      revision: 1,
      created_by,
      created_at: at,
      updated_at: at,
    };
  });
  await db.transaction().execute(async (trx) => {
    await insertMany(trx, 'edition', editions);
    await insertMany(
      trx,
      'edition_trainer',
      editions.map(({ id }) => ({ edition_id: id, staff_id: created_by })),
    );
    await insertMany(
      trx,
      'lesson',
      editions.flatMap(({ id, starts_on }) =>
        Array.from({ length: LESSONS }, (_, index) => ({
          id: newId(),
          edition_id: id,
          number: index + 1,
          day: addDays(starts_on, 7 * index),
          start_time: '15:00',
          minutes: 120,
          status: 'planned' as const,
          notes: '',
          revision: 1,
          updated_at: at,
        })),
      ),
    );
    await insertMany(
      trx,
      'enrolment',
      editions.flatMap(({ id }) =>
        Array.from({ length: ENROLLED }, (_, index) => ({
          id: newId(),
          edition_id: id,
          position: index + 1,
          status: 'enrolled' as const,
          way: 'desk' as const,
          created_at: at,
          revision: 1,
          updated_at: at,
        })),
      ),
    );
  });
}

/** The data of a month of the calendar, for the whole network of 5,000 editions. */
export const calendarMonth: Benchmark = {
  figures: { 'calendar-month': { unit: `ms p95, a month of ${EDITIONS} editions`, atMost: 100 } },
  async run() {
    const path = await copyOf(SMALL, 'calendar');
    const db = openDatabase(`file:${path}`);
    try {
      await fill(db);
      const times: number[] = [];
      let lessons = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const from = `${addMonths(TODAY, (round % 12) - 6).slice(0, 7)}-01`;
        const begun = performance.now();
        const shown = await listCalendarLessons(db, NETWORK, {
          from,
          until: addDays(addMonths(from, 1), -1),
        });
        await listEditionTrainers(db, [...new Set(shown.map((lesson) => lesson.edition_id))].slice(0, 168));
        times.push(performance.now() - begun);
        lessons += shown.length;
      }
      tell(`${Math.round(lessons / ROUNDS)} lessons a month`);
      return { 'calendar-month': p95(times) };
    } finally {
      await db.destroy();
      removeDatabase(path);
    }
  },
};
