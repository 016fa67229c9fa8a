import { listChecksOfEnrolment } from '../../db/queries/course-checks.ts';
import { scopeCovers } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { scopeFor } from '../access/policy.ts';
import { giveCheckLink } from '../invitations/give-home-link.server.ts';
import { letterLanguage } from '../invitations/home-link-form.server.ts';
import type { Letter } from '../invitations/write-letter.server.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { putOnPaper } from '../surveys/paper/prepare-paper.server.ts';
import { type Moment, stateOf } from './before-after.ts';
import type { Asked } from './open-enrolment.server.ts';
import { startCheck } from './start-check.server.ts';

/** A link for home, as a letter to print; what was begun goes on there. Throws `check_not_now` (409). */
export async function sendCheckHome(call: Call, asked: Asked, moment: Moment): Promise<Letter> {
  const { enrolment, edition, instrument, citizen } = asked;
  const checks = await listChecksOfEnrolment(call.app.db, enrolment.id);
  const state = stateOf(moment, checks, edition, call.today);
  if (state !== 'due' && state !== 'open') throw new Problem('check_not_now', 409);
  return giveCheckLink(call, {
    citizen,
    instrument: instrument.instrument,
    siteId: edition.site_id,
    enrolmentId: enrolment.id,
    moment,
    responseId: checks.findLast((check) => check.moment === moment)?.id ?? null,
  });
}

/**
 * Puts the questionnaire on paper; returns the address of the sheet. Only for who may ask every questionnaire: sheets are
 * typed among those of everybody. Throws `not_found`, `check_not_now` (409).
 */
export async function putCheckOnPaper(call: Call, asked: Asked, moment: Moment): Promise<string> {
  const scope = scopeFor(call.actor, 'questionnaire.run');
  if (!scope || !scopeCovers(scope, asked.edition.site_id)) throw notFound();
  const { id, isDone } = await startCheck(call, asked, { moment, way: 'paper' });
  if (isDone) return `/responses/${id}/result`;
  const language = letterLanguage(asked.citizen.language);
  return `/papers/${await putOnPaper({ ...call, scope }, id, { language, blank: false })}/sheet`;
}
