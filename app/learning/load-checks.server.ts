import { listChecksOfEnrolment } from '../../db/queries/course-checks.ts';
import { scopeCovers } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { scopeFor } from '../access/policy.ts';
import { listedNameOf } from '../enrolments/name-of.server.ts';
import { MOMENTS, stateOf } from './before-after.ts';
import { openEnrolment } from './open-enrolment.server.ts';

/** The questionnaires before and after of somebody enrolled: done, open, due or not now. Throws `not_found`. */
export async function loadChecks(call: Call, enrolmentId: string | undefined) {
  const { app, actor, today } = call;
  const { enrolment, edition, instrument } = await openEnrolment(call, enrolmentId);
  const checks = await listChecksOfEnrolment(app.db, enrolment.id);
  const asking = scopeFor(actor, 'questionnaire.run');
  return {
    id: enrolment.id,
    editionId: edition.id,
    course: edition.shown_title,
    name: listedNameOf(app.keys, enrolment),
    no: enrolment.card_no,
    title: instrument.titles[actor.language] ?? '',
    /** Sheets are printed and typed by whoever may ask every questionnaire. */
    onPaper: asking !== null && scopeCovers(asking, edition.site_id),
    moments: MOMENTS.map((moment) => ({
      moment,
      state: stateOf(moment, checks, edition, today),
      day: checks.findLast((check) => check.moment === moment)?.day ?? null,
    })),
  };
}
