import { findCourse } from '../../db/queries/courses.ts';
import { findEdition, listEditionTrainers } from '../../db/queries/editions.ts';
import { listLessons } from '../../db/queries/lessons.ts';
import type { Call } from '../access/gate.server.ts';
import { found } from '../network/fields.server.ts';
import { listPlaces } from '../network/places.server.ts';
import { addDays } from '../platform/clock.ts';
import { isId } from '../platform/ids.ts';
import { loadEditionChoices } from './edition-choices.server.ts';
import type { EditionStart } from './edition-fields.tsx';
import { editionStart, repeatedLessons } from './edition-start.ts';
import type { LessonsStart } from './lessons-fields.tsx';

const SEATS = 12;

/** What a new edition begins with: empty, of a course (`?course=`), or as another one was (`?repeat=`). */
export async function loadNewEdition(call: Call): Promise<{
  readonly courseId: string;
  readonly choices: Awaited<ReturnType<typeof loadEditionChoices>>;
  readonly start: EditionStart;
  readonly lessons: LessonsStart;
}> {
  const { app, scope, url, today } = call;
  const repeat = url.searchParams.get('repeat');
  if (repeat !== null) {
    const edition = found(isId(repeat) ? await findEdition(app.db, scope, repeat) : undefined);
    const trainers = (await listEditionTrainers(app.db, [edition.id])).map(({ staff_id }) => staff_id);
    const choices = await loadEditionChoices(call);
    const still = trainers.filter((id) => choices.trainers.some(({ value }) => value === id));
    return {
      courseId: edition.course_id,
      choices,
      start: { ...editionStart(edition, still), enrol_from: today, enrol_until: '', programme: '' },
      lessons: repeatedLessons(await listLessons(app.db, scope, edition.id), today),
    };
  }
  return loadEmptyEdition(call, url.searchParams.get('course') ?? '');
}

async function loadEmptyEdition(call: Call, asked: string) {
  const { app, actor, today } = call;
  const choices = await loadEditionChoices(call);
  const course = isId(asked) ? await findCourse(app.db, asked) : undefined;
  const sites = await listPlaces(call, 'course.plan');
  const own = sites.find(({ value }) => value === actor.siteId);
  // Of several none is anybody's guess.
  const site = own ?? (sites.length === 1 ? sites[0] : undefined);
  const herself = choices.trainers.filter(({ value }) => value === actor.staffId);
  return {
    courseId: course?.id ?? '',
    choices,
    start: {
      site: site?.value ?? '',
      place_kind: 'site',
      place_text: '',
      online_link: '',
      room: '',
      seats: String(SEATS),
      waiting_seats: '',
      enrol_from: today,
      enrol_until: '',
      edition_title: '',
      programme: '',
      public: '1',
      notes: '',
      trainers: herself.map(({ value }) => value),
    },
    lessons: {
      weekdays: [],
      first_day: addDays(today, 7),
      start_time: '15:00',
      minutes: String(course?.minutes_per_lesson ?? 120),
      count: String(course?.lessons_planned ?? 6),
    },
  };
}
