import { findCitizen } from '../../db/queries/citizens.ts';
import { findCourse } from '../../db/queries/courses.ts';
import { findEdition } from '../../db/queries/editions.ts';
import { findEnrolment } from '../../db/queries/enrolments.ts';
import { NETWORK } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { isId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';

/** Who may be asked the questionnaire of an edition: an enrolment with a card, in a course that asks one. */
export type Asked = Awaited<ReturnType<typeof openEnrolment>>;

/** Throws `not_found` for an enrolment out of sight, one without a card, one withdrawn, and a course that asks nothing. */
export async function openEnrolment({ app, actor, scope, today }: Call, id: string | undefined) {
  const enrolment = id && isId(id) ? await findEnrolment(app.db, scope, id) : undefined;
  if (!enrolment?.citizen_id || enrolment.status === 'withdrawn') throw notFound();
  const edition = await findEdition(app.db, scope, enrolment.edition_id);
  const course = edition && (await findCourse(app.db, edition.course_id));
  const instrument = course?.instrument ? app.instruments.latestInstrument(course.instrument) : undefined;
  // Whose enrolment is in sight is not hidden; the record it was made with, so that a merge taken back parts nothing.
  const reader = { scope: NETWORK, staffId: actor.staffId, today };
  const citizen = await findCitizen(app.db, reader, enrolment.citizen_id);
  if (!edition || !instrument || !citizen) throw notFound();
  return { enrolment, edition, instrument, citizen };
}
