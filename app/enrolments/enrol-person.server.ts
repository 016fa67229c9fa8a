import type { Trx } from '../../db/index.ts';
import { findCitizen, lockCitizen } from '../../db/queries/citizens.ts';
import { findEdition } from '../../db/queries/editions.ts';
import { scopeCovers } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { scopeFor } from '../access/policy.ts';
import { meetPerson } from '../people/meet-person.server.ts';
import { notFound } from '../platform/problem.ts';
import { type Arrived, addArrival, refuseForStaff } from './add-arrival.server.ts';
import type { EnrolForm } from './enrol-form.server.ts';
import { holdEdition } from './hold-edition.server.ts';
import { pupilReader } from './pupil-reader.ts';

/**
 * Enrols somebody by the staff: a card the caller may see, or somebody without a code, met here. Throws `not_found` for
 * an edition or a person out of sight, `staff_only` for an edition that teaches the staff.
 */
export async function enrolPerson(call: Call, editionId: string, form: EnrolForm): Promise<Arrived> {
  const { app, scope, actor, now } = call;
  const edition = await findEdition(app.db, scope, editionId);
  if (!edition) throw notFound();
  refuseForStaff(edition);
  if (form.personId !== null && !(await findCitizen(app.db, pupilReader(call), form.personId)))
    throw notFound();
  const arrived = await app.db.transaction().execute(async (trx) => {
    const held = await holdEdition(trx, app, scope, editionId, now);
    const known = held.standings.find(({ id }) => id === form.id);
    if (known) return { kind: 'same' as const, row: known };
    const person = await personOf(call, trx, edition.site_id, form);
    return addArrival(trx, app, held, {
      id: form.id,
      person,
      staffId: null,
      way: wayOf(call, edition.site_id),
      contact: form.contact,
      needs: form.needs,
      createdBy: actor.staffId,
      confirmBy: null,
    });
  });
  app.mail?.wake();
  return arrived;
}

async function personOf(call: Call, trx: Trx, siteId: string, form: EnrolForm) {
  const citizen =
    form.newPerson === null
      ? await lockCitizen(trx, form.personId ?? '')
      : await meetPerson(call, trx, siteId, form.newPerson, {});
  // Erased in the same moment.
  if (!citizen) throw notFound();
  return { citizen_id: citizen.id, person_no: citizen.person_no };
}

/** At a desk people are enrolled by whoever works at it; elsewhere by whoever teaches. */
function wayOf({ actor }: Call, siteId: string): 'desk' | 'trainer' {
  const desk = scopeFor(actor, 'session.log');
  return desk && scopeCovers(desk, siteId) ? 'desk' : 'trainer';
}
