import { insertCourseCheck, listChecksOfEnrolment } from '../../db/queries/course-checks.ts';
import { lockResponsesOfRecord, type ResponseRow, resumeResponse } from '../../db/queries/responses.ts';
import type { Call } from '../access/gate.server.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { languageFor } from '../surveys/asking-language.server.ts';
import { beginResponse } from '../surveys/begin-response.server.ts';
import { type Moment, stateOf } from './before-after.ts';
import type { Asked } from './open-enrolment.server.ts';

/**
 * Begins the questionnaire of an edition with somebody enrolled, or goes on with the one that is open; where it is done it
 * is that one. Throws `check_not_now` (409), `not_found`.
 */
export async function startCheck(
  call: Call,
  { enrolment, edition, instrument, citizen }: Asked,
  { moment, way }: { readonly moment: Moment; readonly way: ResponseRow['way'] },
): Promise<{ readonly id: string; readonly isDone: boolean }> {
  return call.app.db.transaction().execute(async (trx) => {
    const person_no = await lockResponsesOfRecord(trx, citizen.id);
    if (person_no === undefined) throw notFound();
    const checks = await listChecksOfEnrolment(trx, enrolment.id);
    const state = stateOf(moment, checks, edition, call.today);
    const own = checks.filter((check) => check.moment === moment);
    const done = own.find(({ status }) => status === 'complete');
    if (done) return { id: done.id, isDone: true };
    const begun = own.at(-1);
    if (begun) {
      if (begun.way !== way) await resumeResponse(trx, begun.id, way);
      return { id: begun.id, isDone: false };
    }
    if (state !== 'due') throw new Problem('check_not_now', 409);
    const id = newId();
    await beginResponse(call, trx, {
      id,
      citizen_id: citizen.id,
      person_no,
      site_id: edition.site_id,
      staff_id: call.actor.staffId,
      session_id: null,
      language: languageFor(citizen, instrument, call.actor),
      way,
      instrument,
    });
    await insertCourseCheck(trx, { response_id: id, enrolment_id: enrolment.id, moment });
    return { id, isDone: false };
  });
}
