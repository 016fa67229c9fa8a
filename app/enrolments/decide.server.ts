import { insertCodeInHand, lockCitizen } from '../../db/queries/citizens.ts';
import { findEnrolment, type SeenEnrolment, updateEnrolment } from '../../db/queries/enrolments.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import { findDouble } from './add-arrival.server.ts';
import { endEnrolment, type Seated, takeSeat } from './change-enrolment.server.ts';
import { holdEdition } from './hold-edition.server.ts';
import type { Leaving } from './leaving.ts';

/** An enrolment of an edition in scope; throws `not_found`. */
export async function openEnrolment({ app, scope }: Call, id: string | undefined): Promise<SeenEnrolment> {
  const row = await findEnrolment(app.db, scope, id ?? '');
  if (!row) throw notFound();
  return row;
}

/** The staff gives somebody a seat: confirms by telephone, takes an offer for them, or seats who waits. Throws `not_found`. */
export async function giveSeat(call: Call, id: string | undefined) {
  const { app, scope, actor, now } = call;
  const row = await openEnrolment(call, id);
  const seated: Seated = await app.db.transaction().execute(async (trx) => {
    const held = await holdEdition(trx, app, scope, row.edition_id, now);
    return takeSeat(trx, app, held, row.id, actor.staffId);
  });
  app.mail?.wake();
  return { row, seated };
}

/** The staff takes somebody off the list. Throws `not_found`. */
export async function withdraw(call: Call, id: string | undefined, reason: Leaving) {
  const { app, scope, actor, now } = call;
  const row = await openEnrolment(call, id);
  const isGone = await app.db.transaction().execute(async (trx) => {
    const held = await holdEdition(trx, app, scope, row.edition_id, now);
    return endEnrolment(trx, app, held, row.id, reason, actor.staffId);
  });
  app.mail?.wake();
  return { row, isGone };
}

/**
 * Says which card somebody who enrolled without one has, now that they showed it. `double` when that person is in the
 * edition already. Throws `not_found`.
 */
export async function recognise(
  call: Call,
  id: string | undefined,
  citizenId: string,
): Promise<'done' | 'double' | 'unchanged'> {
  const { app, scope, actor, now, today } = call;
  const row = await openEnrolment(call, id);
  return app.db.transaction().execute(async (trx) => {
    const held = await holdEdition(trx, app, scope, row.edition_id, now);
    const citizen = await lockCitizen(trx, citizenId);
    if (!citizen) throw notFound();
    const person = { citizen_id: citizen.id, person_no: citizen.person_no };
    const current = held.standings.find((one) => one.id === row.id);
    if (!current || current.citizen_id !== null || current.staff_id !== null) return 'unchanged';
    if (findDouble(held, { person, staffId: null })) return 'double';
    await updateEnrolment(trx, row.id, person, held.at);
    await insertCodeInHand(trx, { citizen_id: citizen.id, staff_id: actor.staffId, day: today });
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'enrolment.recognise',
      subjectKind: 'enrolment',
      subjectId: row.id,
      siteId: row.site_id,
    });
    return 'done';
  });
}
