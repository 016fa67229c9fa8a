import { findCourse } from '../../db/queries/courses.ts';
import { listEditionMessages } from '../../db/queries/edition-messages.ts';
import { findEdition, listEditionTrainers } from '../../db/queries/editions.ts';
import { listLessons } from '../../db/queries/lessons.ts';
import { listProgrammesOfSite } from '../../db/queries/programmes-of-site.ts';
import { findSite } from '../../db/queries/sites.ts';
import { listTrainers } from '../../db/queries/trainers.ts';
import type { Call } from '../access/gate.server.ts';
import { found, idFrom } from '../network/fields.server.ts';
import { civil } from '../platform/clock.ts';
import { endTime } from './clashes.ts';
import { teachesAt } from './trainer-rules.ts';

/** An edition with its lessons and what was told of it, as its page shows them. Throws 404 out of scope. */
export async function loadEdition({ app, scope, params, today }: Call) {
  const edition = found(await findEdition(app.db, scope, idFrom(params.id)));
  const site = found(await findSite(app.db, scope, edition.site_id));
  const course = found(await findCourse(app.db, edition.course_id));
  const lessons = await listLessons(app.db, scope, edition.id);
  const trainers = await listEditionTrainers(app.db, [edition.id]);
  const ids = [
    ...trainers.map(({ staff_id }) => staff_id),
    ...lessons.flatMap(({ trainer_id }) => trainer_id ?? []),
  ];
  const known = new Map((await listTrainers(app.db, today, ids)).map((one) => [one.id, one]));
  const programmes = await listProgrammesOfSite(app.db, site.id);
  const coming = lessons.filter(({ status, day }) => status === 'planned' && day >= today);
  const gone = coming.flatMap((lesson) =>
    (lesson.trainer_id === null ? trainers.map(({ staff_id }) => staff_id) : [lesson.trainer_id]).filter(
      (id) => {
        const trainer = known.get(id);
        return !trainer || !teachesAt(trainer, site, lesson.day);
      },
    ),
  );
  const messages = await listEditionMessages(app.db, scope, edition.id);
  return {
    id: edition.id,
    name: edition.shown_title,
    course: { id: course.id, title: course.title },
    site: edition.site_name,
    comune: site.comune_name,
    placeKind: edition.place_kind,
    placeText: edition.place_text,
    onlineLink: edition.online_link,
    room: edition.room,
    trainers: trainers.map(({ full_name }) => full_name),
    /** Who is to teach a lesson to come and will not be there. */
    gone: [...new Set(gone)].map((id) => known.get(id)?.full_name ?? ''),
    seats: edition.seats,
    taken: edition.taken,
    waiting: edition.waiting,
    enrolFrom: edition.enrol_from,
    enrolUntil: edition.enrol_until,
    status: edition.status,
    cancelReason: edition.cancel_reason,
    programme: programmes.find(({ id }) => id === edition.programme_id)?.name ?? null,
    isPublic: edition.public === 1,
    /** Where anybody reads of it and asks for a seat; null where nobody can. */
    publicPage:
      edition.public === 1 && edition.status === 'planned' && edition.audience !== 'facilitators'
        ? `/enrol/${edition.id}`
        : null,
    notes: edition.notes,
    lessons: lessons.map((lesson) => ({
      id: lesson.id,
      number: lesson.number,
      day: lesson.day,
      from: lesson.start_time,
      to: endTime(lesson),
      room: lesson.room,
      trainer: lesson.trainer_id === null ? null : (known.get(lesson.trainer_id)?.full_name ?? null),
      status: lesson.status,
      cancelReason: lesson.cancel_reason,
    })),
    messages: messages.map(({ id, kind, number, letters, calls, told_at, full_name }) => ({
      id,
      kind,
      number,
      letters,
      calls,
      day: civil(new Date(told_at), app.timeZone).day,
      by: full_name,
    })),
  };
}

export type LoadedEdition = Awaited<ReturnType<typeof loadEdition>>;
