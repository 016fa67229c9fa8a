import { findEdition } from '../../db/queries/editions.ts';
import { listCoursesOfStaff } from '../../db/queries/enrolments.ts';
import { NETWORK } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { type Arrived, addArrival } from './add-arrival.server.ts';
import { endEnrolment, takeSeat } from './change-enrolment.server.ts';
import { NO_CONTACT } from './contact.ts';
import { holdEdition } from './hold-edition.server.ts';

/** Somebody of the staff enrols in an edition that teaches the staff, wherever it is. Throws `not_found`, `enrolment_closed`. */
export async function enrolSelf(
  { app, actor, now, today }: Call,
  editionId: string,
  id: string,
): Promise<Arrived> {
  const edition = await findEdition(app.db, NETWORK, editionId);
  if (edition?.audience !== 'facilitators') throw notFound();
  if (today < edition.enrol_from || today > edition.enrol_until) throw new Problem('enrolment_closed', 409);
  const arrived = await app.db.transaction().execute(async (trx) => {
    const held = await holdEdition(trx, app, NETWORK, editionId, now);
    return addArrival(trx, app, held, {
      id,
      needs: [],
      person: null,
      staffId: actor.staffId,
      way: 'online',
      contact: NO_CONTACT,
      createdBy: actor.staffId,
      confirmBy: null,
    });
  });
  app.mail?.wake();
  return arrived;
}

/** She takes the seat she was offered, or goes. Throws `not_found` for an enrolment that is not hers. */
export async function decideForSelf(
  { app, actor, now }: Call,
  id: string,
  act: 'take' | 'leave',
): Promise<void> {
  const own = (await listCoursesOfStaff(app.db, actor.staffId)).find((row) => row.id === id);
  if (!own) throw notFound();
  await app.db.transaction().execute(async (trx) => {
    const held = await holdEdition(trx, app, NETWORK, own.edition_id, now);
    if (held.edition.status !== 'planned') return;
    if (act === 'leave') await endEnrolment(trx, app, held, id, 'person', actor.staffId);
    // Not for a place on the list: seats that become free are offered in order.
    else if (held.standings.some((row) => row.id === id && row.status === 'offered')) {
      await takeSeat(trx, app, held, id, actor.staffId);
    }
  });
  app.mail?.wake();
}
