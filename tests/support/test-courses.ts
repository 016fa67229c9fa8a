import { codeHash } from '../../app/certificates/code-hash.server.ts';
import { OWN_CHARACTERS } from '../../app/certificates/verification-code.ts';
import type { App } from '../../app/platform/app.server.ts';
import { addDays, civil } from '../../app/platform/clock.ts';
import { newId } from '../../app/platform/ids.ts';
import { newCheckedCode } from '../../app/platform/new-checked-code.server.ts';
import { insertCourseMaterial } from '../../db/queries/course-materials.ts';
import { insertSiteClosure } from '../../db/queries/site-closures.ts';
import { makeCourse, makeEdition, makeEnrolment, makeLesson } from './courses-world.ts';

/** What is taught at a place. */
export interface CourseIds {
  readonly course: string;
  /** A file of the course. */
  readonly material: string;
  /** Days the site is closed. */
  readonly closure: string;
  /** Begun last week; the citizen and the colleague's peer are enrolled. */
  readonly edition: string;
  /** Of today, its register open. */
  readonly lesson: string;
  /** Of the citizen. */
  readonly enrolment: string;
  /** Of the citizen, who was at the first lesson. */
  readonly certificate: string;
}

interface Taught {
  readonly organisation: string;
  readonly site: string;
  readonly trainer: string;
  readonly citizen: { readonly id: string; readonly no: number };
  readonly peer: { readonly id: string; readonly no: number };
}

/** Adds a course with one edition of two lessons, the second one today, and two people enrolled. */
export async function addCourses({ db, keys, clock, timeZone }: App, taught: Taught): Promise<CourseIds> {
  const [course, edition, lesson, enrolment] = [newId(), newId(), newId(), newId()];
  const certificate = newId();
  const [material, closure] = [newId(), newId()];
  const { day } = civil(clock.now(), timeZone);
  const { organisation, site: siteId, trainer: staffId, citizen, peer } = taught;
  const days = { starts_on: addDays(day, -7), ends_on: addDays(day, 30) };
  await makeCourse(db, course, staffId, { title: 'SPID per tutti', organisation_id: organisation });
  await db.insertInto('course_topic').values({ course_id: course, topic: 'spid_activation' }).execute();
  await db.insertInto('course_competence').values({ course_id: course, competence: '2.3' }).execute();
  await insertSiteClosure(db, {
    id: closure,
    site_id: siteId,
    starts_on: '2099-12-24',
    ends_on: '2099-12-31',
    reason: 'ferie',
    created_by: staffId,
    created_at: clock.now().toISOString(),
  });
  await insertCourseMaterial(db, {
    id: material,
    course_id: course,
    title: 'Guida',
    kind: 'file',
    file_name: 'guida.pdf',
    media_type: 'application/pdf',
    size: 5,
    added_by: staffId,
    added_at: clock.now().toISOString(),
    content: Buffer.from('%PDF-'),
  });
  await makeEdition(
    db,
    edition,
    { courseId: course, siteId, staffId },
    { ...days, enrol_from: days.starts_on, enrol_until: days.ends_on },
  );
  await makeLesson(db, newId(), edition, 1, addDays(day, -7));
  await makeLesson(db, lesson, edition, 2, day, { start_time: '00:00' });
  await makeEnrolment(db, enrolment, edition, 1, { citizen_id: citizen.id, person_no: citizen.no });
  await makeEnrolment(db, newId(), edition, 2, { citizen_id: peer.id, person_no: peer.no });
  const code = newCheckedCode(OWN_CHARACTERS);
  await db
    .insertInto('certificate')
    .values({
      id: certificate,
      enrolment_id: enrolment,
      code_hash: codeHash(code),
      code_sealed: keys.seal(code, certificate),
      minutes: 120,
      minutes_planned: 240,
      issued_on: day,
      issued_by: staffId,
    })
    .execute();
  return { course, material, closure, edition, lesson, enrolment, certificate };
}
