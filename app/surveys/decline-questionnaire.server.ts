import { redirect } from '@remix-run/node';
import { type CitizenRow, findCitizen, lockCitizen } from '../../db/queries/citizens.ts';
import { deleteDeclined, findDeclined, insertDeclined } from '../../db/queries/declined-questionnaires.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { FOLLOWED } from './follow-up-rules.ts';

/** Somebody in sight by their card; throws a redirect to where a questionnaire begins for who the record was merged into. */
async function seenCitizen(call: Call, id: string | undefined): Promise<CitizenRow> {
  const { app, actor, scope, today } = call;
  const reader = { scope, staffId: actor.staffId, today };
  const citizen = await findCitizen(app.db, reader, id ?? '');
  if (!citizen) throw notFound();
  if (citizen.merged_into === null) return citizen;
  throw redirect(`/people/${citizen.merged_into}/questionnaires`);
}

/**
 * Notes that a person would rather not answer today; twice is once. Returns whose card it is. Throws `no_site` (403) for
 * somebody without a desk, `not_found` for a person out of sight.
 */
export async function declineQuestionnaire(call: Call, personId: string | undefined): Promise<string> {
  const citizen = await seenCitizen(call, personId);
  const { app, actor, now, today } = call;
  const siteId = actor.siteId;
  if (siteId === null) throw new Problem('no_site', 403);
  await app.db.transaction().execute(async (trx) => {
    const held = await lockCitizen(trx, citizen.id);
    if (!held) throw notFound();
    const noted = await insertDeclined(trx, {
      id: newId(),
      citizen_id: held.id,
      person_no: held.person_no,
      site_id: siteId,
      staff_id: actor.staffId,
      instrument: FOLLOWED,
      day: today,
      at: now.toISOString(),
    });
    if (!noted) return;
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'response.decline',
      subjectKind: 'citizen',
      subjectId: held.id,
      siteId,
      detail: { instrument: FOLLOWED },
    });
  });
  return citizen.id;
}

/** Takes today's «no» back, for whoever noted it; where there is none of theirs nothing happens. Returns whose card it is. */
export async function undoDeclining(call: Call, personId: string | undefined): Promise<string> {
  const citizen = await seenCitizen(call, personId);
  const { app, scope, actor, now, today } = call;
  const asked = { personNo: citizen.person_no, instrument: FOLLOWED, day: today };
  await app.db.transaction().execute(async (trx) => {
    const declined = await findDeclined(trx, scope, asked);
    if (!declined) return;
    const own = { id: declined.id, staffId: actor.staffId, day: today };
    if (!(await deleteDeclined(trx, own))) return;
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'response.decline.undo',
      subjectKind: 'citizen',
      subjectId: citizen.id,
      siteId: declined.site_id,
      detail: { instrument: FOLLOWED },
    });
  });
  return citizen.id;
}
