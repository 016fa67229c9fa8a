import { listAttendedHours, sumLessonMinutes } from '../../db/queries/attended-hours.ts';
import { insertCertificate } from '../../db/queries/certificates.ts';
import { findCourse } from '../../db/queries/courses.ts';
import { findEdition } from '../../db/queries/editions.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { isId, newId } from '../platform/ids.ts';
import { newCheckedCode } from '../platform/new-checked-code.server.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { codeHash } from './code-hash.server.ts';
import { hasEarned } from './rules.ts';
import { OWN_CHARACTERS } from './verification-code.ts';

/**
 * Issues the certificates of an edition that were earned and not issued yet: one enrolment's, or (null) everybody's.
 * Issued already, nothing happens. Returns how many. Throws `not_found`, `no_certificate` (409) where the course gives
 * none, `not_earned` (409) for one who did not attend enough.
 */
export async function issueCertificates(
  call: Call,
  editionId: string | undefined,
  enrolmentId: string | null,
): Promise<number> {
  const { app, actor, scope, today, now } = call;
  if (!editionId || !isId(editionId)) throw notFound();
  const edition = await findEdition(app.db, scope, editionId);
  const course = edition && (await findCourse(app.db, edition.course_id));
  if (!edition || !course) throw notFound();
  const share = course.certificate_percent;
  if (share === null) throw new Problem('no_certificate', 409);
  return app.db.transaction().execute(async (trx) => {
    const { planned } = await sumLessonMinutes(trx, edition.id);
    const earned = (await listAttendedHours(trx, edition.id)).filter(
      ({ id, attended }) =>
        (enrolmentId === null || id === enrolmentId) && hasEarned({ attended, held: planned }, share),
    );
    if (enrolmentId !== null && earned.length === 0) throw new Problem('not_earned', 409);
    let issued = 0;
    for (const enrolment of earned) {
      const id = newId();
      const code = newCheckedCode(OWN_CHARACTERS);
      const isNew = await insertCertificate(trx, {
        id,
        enrolment_id: enrolment.id,
        code_hash: codeHash(code),
        code_sealed: app.keys.seal(code, id),
        minutes: Math.min(enrolment.attended, planned),
        minutes_planned: planned,
        share_needed: share,
        issued_on: today,
        issued_by: actor.staffId,
        revoked_at: null,
        revoked_by: null,
      });
      if (!isNew) continue;
      issued += 1;
      await audit(trx, {
        at: now,
        staffId: actor.staffId,
        action: 'certificate.issue',
        subjectKind: 'certificate',
        subjectId: id,
        siteId: edition.site_id,
      });
    }
    return issued;
  });
}
