import { listAttendedHours, sumLessonMinutes } from '../../db/queries/attended-hours.ts';
import { listCertificates, type SeenCertificate } from '../../db/queries/certificates.ts';
import { listCourseChecks } from '../../db/queries/course-checks.ts';
import { type CourseSummary, findCourse } from '../../db/queries/courses.ts';
import { findEdition, type SeenEdition } from '../../db/queries/editions.ts';
import { listEnrolments } from '../../db/queries/enrolments.ts';
import { listHeldLessons, listPresences } from '../../db/queries/teaching.ts';
import { scopeCovers } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { scopeFor } from '../access/policy.ts';
import { hasEarned, neededMinutes } from '../certificates/rules.ts';
import { listedNameOf } from '../enrolments/name-of.server.ts';
import { isId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import { dropOut } from '../registers/attendance-sums.ts';
import { isRecord } from '../surveys/canonical-json.ts';
import { scoreTagged } from '../surveys/tagged-score.ts';
import { formatsFor } from '../ui/formats.ts';
import { type Moment, pairOf, type ScoredCheck, stateOf } from './before-after.ts';
import { showPairedScore } from './paired-score.ts';

export type Outcomes = Awaited<ReturnType<typeof loadOutcomes>>;
export type Pupil = Outcomes['people'][number];

/**
 * What came of an edition: who came lesson after lesson, who earned a certificate, and what changed between the
 * questionnaires before and after. Whoever may keep its register may open its people: nothing is hidden. Throws `not_found`.
 */
export async function loadOutcomes(call: Call, editionId: string | undefined) {
  const { app, actor, scope } = call;
  if (!editionId || !isId(editionId)) throw notFound();
  const edition = await findEdition(app.db, scope, editionId);
  const course = edition && (await findCourse(app.db, edition.course_id));
  if (!edition || !course) throw notFound();
  const hours = new Map((await listAttendedHours(app.db, edition.id)).map((row) => [row.id, row.attended]));
  const { held, planned, lessons } = await sumLessonMinutes(app.db, edition.id);
  const certificates = certificateOf(await listCertificates(app.db, scope, edition.id));
  const checks = await loadChecks(call, edition, course);
  const share = course.certificate_percent;
  const enrolled = (await listEnrolments(app.db, scope, edition.id)).filter(
    ({ id, status }) => status === 'enrolled' || status === 'completed' || hours.has(id),
  );
  const people = enrolled.map((row) => {
    const attended = hours.get(row.id) ?? 0;
    const own = (row.person_no !== null && checks?.get(row.person_no)) || [];
    const checkOf = (moment: Moment) => ({
      state: stateOf(moment, own, edition, call.today),
      /** The finished answers. */
      answers: own.find((check) => check.moment === moment && check.status === 'complete')?.id ?? null,
    });
    return {
      id: row.id,
      name: listedNameOf(app.keys, row),
      no: row.card_no,
      personId: row.card_id,
      attended,
      earned: share !== null && hasEarned({ attended, held: planned }, share),
      certificate: certificates.get(row.id) ?? null,
      before: checkOf('before'),
      after: checkOf('after'),
    };
  });
  const { compare } = formatsFor(actor.language);
  people.sort((a, b) => compare(a.name ?? '\uffff', b.name ?? '\uffff'));
  const revoking = scopeFor(actor, 'certificate.revoke');
  return {
    id: edition.id,
    title: edition.shown_title,
    site: edition.site_name,
    startsOn: edition.starts_on,
    endsOn: edition.ends_on,
    seats: edition.seats,
    lessons,
    minutes: { held, planned },
    attendance: await loadAttendance(call, edition.id),
    people,
    certificate: share === null ? null : { share, minutes: neededMinutes(planned, share) },
    toIssue: people.filter(({ earned, certificate }) => earned && certificate === null).length,
    instrument: checks ? course.instrument : null,
    result: checks
      ? showPairedScore(
          [...checks.values()].flatMap((own) => pairOf(own) ?? []),
          null,
        )
      : null,
    mayRevoke: revoking !== null && scopeCovers(revoking, edition.site_id),
    issued: call.url.searchParams.get('issued'),
    done: call.url.searchParams.get('done'),
  };
}

async function loadAttendance({ app }: Call, editionId: string) {
  const lessons = await listHeldLessons(app.db, [editionId]);
  const presences = await listPresences(app.db, editionId);
  const came = dropOut(
    lessons,
    presences.map((row) => ({ lessonId: row.lesson_id, personKey: row.enrolment_id })),
  );
  return lessons.map(({ id, number, day, unnamed }, index) => ({
    id,
    number,
    day,
    unnamed,
    present: came[index]?.present ?? 0,
    lastSeen: came[index]?.lastSeen ?? 0,
  }));
}

/** The valid certificate of each enrolment. */
function certificateOf(certificates: readonly SeenCertificate[]) {
  const valid = certificates.filter(({ revoked_at }) => revoked_at === null);
  return new Map(
    valid.map(({ enrolment_id, id, issued_on }) => [enrolment_id, { id, issuedOn: issued_on }] as const),
  );
}

/** What everybody answered before and after, by number of the person; null where the course asks nothing that can be scored. */
async function loadChecks(
  { app, scope }: Call,
  edition: SeenEdition,
  { instrument }: CourseSummary,
): Promise<ReadonlyMap<number, readonly ScoredCheck[]> | null> {
  if (instrument === null || !app.instruments.latestInstrument(instrument)) return null;
  const rows = await listCourseChecks(app.db, scope, edition.id);
  const scored = rows.map((row) => {
    const answers: unknown = JSON.parse(row.answers);
    const asked = app.instruments.instrumentVersion(row.instrument, row.version);
    const points = asked && scoreTagged(asked.definition, isRecord(answers) ? answers : {});
    return { ...row, score: points?.score ?? 0, of: points?.of ?? 0 };
  });
  return Map.groupBy(scored, ({ person_no }) => person_no);
}
