import { findCitizen } from '../../db/queries/citizens.ts';
import {
  findResponse,
  findResponseOfDay,
  findUnfinishedResponse,
  lockResponsesOfRecord,
  resumeResponse,
} from '../../db/queries/responses.ts';
import { findSession } from '../../db/queries/sessions.ts';
import { scopeCovers } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { languageFor } from './asking-language.server.ts';
import { beginResponse } from './begin-response.server.ts';
import type { StartForm } from './start-form.server.ts';

type Started =
  | { readonly kind: 'started'; readonly id: string; readonly language: string | null }
  /** The person has finished this one today: nothing was begun. */
  | { readonly kind: 'done_today'; readonly id: string };

/**
 * Begins a questionnaire with a person, or finds the one begun before at this site; returns the response's id and
 * the language the person prefers. A second one on the same day begins only when the form says so (`again`).
 * Throws `not_found` for a person or session out of sight, `no_site` when nobody chose where this happens.
 */
export async function startQuestionnaire(call: Call, personId: string, form: StartForm): Promise<Started> {
  const { app, actor, scope, today } = call;
  const citizen = await findCitizen(app.db, { scope, staffId: actor.staffId, today }, personId);
  const instrument = app.instruments.latestInstrument(form.instrument);
  if (!citizen || !instrument) throw notFound();
  const siteId = form.session ? await siteOfVisit(call, form.session, citizen.person_no) : actor.siteId;
  if (siteId === null) throw new Problem('no_site', 403);
  if (!scopeCovers(scope, siteId)) throw notFound();

  return app.db.transaction().execute(async (trx): Promise<Started> => {
    const personNo = await lockResponsesOfRecord(trx, citizen.id);
    if (personNo === undefined) throw notFound();
    const begun = await findUnfinishedResponse(trx, scope, {
      personNo,
      instrument: instrument.instrument,
      siteId,
    });
    const started = (id: string) => ({ kind: 'started', id, language: citizen.language }) as const;
    if (begun) {
      if (begun.way !== form.way) await resumeResponse(trx, begun.id, form.way);
      return started(begun.id);
    }
    const known = await findResponse(trx, scope, form.id);
    // The form came twice: what it began. Thrown away since then, it begins anew.
    if (known?.person_no === personNo && known.status !== 'discarded') return started(known.id);
    const asked = { personNo, instrument: instrument.instrument, day: today };
    const done = form.again ? undefined : await findResponseOfDay(trx, scope, asked);
    if (done) return { kind: 'done_today', id: done.id };
    const id = known ? newId() : form.id;
    const isNew = await beginResponse(call, trx, {
      id,
      citizen_id: citizen.id,
      person_no: personNo,
      site_id: siteId,
      staff_id: actor.staffId,
      session_id: form.session,
      language: languageFor(citizen, instrument, actor),
      way: form.way,
      instrument,
    });
    // The id of a response out of sight: forged.
    if (!isNew) throw notFound();
    return started(id);
  });
}

/** The site of the session in which this person was helped. */
async function siteOfVisit({ app, scope }: Call, sessionId: string, personNo: number): Promise<string> {
  const visit = await findSession(app.db, scope, sessionId);
  const present = visit?.attendances.some((attendance) => attendance.person_no === personNo);
  if (!visit || !present || visit.session.deleted_at !== null) throw notFound();
  return visit.session.site_id;
}
