import type { CitizenRow } from '../../db/queries/citizens.ts';
import { lockCitizen } from '../../db/queries/citizens.ts';
import {
  type DataRequestRow,
  insertDataRequest,
  listDataRequestsOfPerson,
} from '../../db/queries/data-requests.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { answerDue, type RequestKind } from '../privacy/rules.ts';

/**
 * Takes down what a person at the desk asks of their own data; the same request once more is the one that is open.
 * Throws `no_site` (403) for somebody without a desk.
 */
export async function takeRequest(
  call: Call,
  citizen: CitizenRow,
  kind: RequestKind,
): Promise<DataRequestRow> {
  const { app, actor, now, today } = call;
  const siteId = actor.siteId;
  if (siteId === null) throw new Problem('no_site', 403);
  return app.db.transaction().execute(async (trx) => {
    const held = await lockCitizen(trx, citizen.id);
    if (!held) throw notFound();
    const earlier = await listDataRequestsOfPerson(trx, held.person_no);
    const open = earlier.find((request) => request.kind === kind && request.state === 'open');
    if (open) return open;
    const request = await insertDataRequest(trx, {
      id: newId(),
      kind,
      citizen_id: held.id,
      person_no: held.person_no,
      site_id: siteId,
      received_on: today,
      received_by: actor.staffId,
      due_on: answerDue(today),
      state: 'open',
      refusal: null,
      closed_on: null,
      closed_by: null,
    });
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'request.take',
      subjectKind: 'citizen',
      subjectId: held.id,
      siteId,
      detail: { request: request.id, kind },
    });
    return request;
  });
}
