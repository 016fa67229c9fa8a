import { type CaseRow, listCaseEvents, listOpenCases } from '../../db/queries/cases.ts';
import { listCitizens } from '../../db/queries/citizens.ts';
import { findSite } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import { type PersonTag, tagOf } from '../people/open-identity.ts';
import { audit } from '../platform/audit.server.ts';
import type { KeyRing } from '../platform/keys.server.ts';
import { labelsOn } from './known-codes.server.ts';
import { openCase } from './open-case.server.ts';

/** One case of the scope with its story. */
export async function loadCase(call: Call, id: string) {
  const { app, actor, scope, today } = call;
  const row = await openCase(call, id);
  // Who comes with what, in confidence: readings leave a trace too.
  await audit(app.db, {
    at: call.now,
    staffId: actor.staffId,
    action: 'case.view',
    subjectKind: 'case',
    subjectId: id,
    siteId: row.site_id,
  });
  const [citizen] = await listCitizens(app.db, { scope, staffId: actor.staffId, today }, [row.citizen_id]);
  const site = await findSite(app.db, scope, row.site_id);
  const labels = (await labelsOn(app.db, ['topic'], today, actor.language))('topic');
  const events = await listCaseEvents(app.db, scope, id);
  const open = (sealed: string | null) => (sealed === null ? null : app.keys.open(sealed, id));
  return {
    id,
    today,
    topic: labels.get(row.topic) ?? row.topic,
    status: row.status,
    revision: row.revision,
    waitingOn: row.waiting_on,
    dueOn: row.due_on,
    nextStep: open(row.next_step_sealed),
    siteName: site?.name ?? '',
    person: citizen ? tagOf(app.keys, citizen, today) : null,
    events: events.map((event) => ({
      id: event.id,
      day: event.day,
      kind: event.kind,
      waitingOn: event.waiting_on,
      dueOn: event.due_on,
      nextStep: open(event.next_step_sealed),
      staff: event.staff_name,
    })),
  };
}

/** The open cases of a site, those due first; at most `limit`. */
export async function loadOpenCases(call: Call, siteId: string, limit: number) {
  const { app, actor, scope, today } = call;
  const rows = await listOpenCases(app.db, scope, siteId, limit);
  const reader = { scope, staffId: actor.staffId, today };
  const citizens = await listCitizens(app.db, reader, [...new Set(rows.map((row) => row.citizen_id))]);
  const people = new Map(citizens.map((citizen) => [citizen.id, tagOf(app.keys, citizen, today)]));
  const labels = await labelsOn(app.db, ['topic'], today, actor.language);
  return showOpenCases(app.keys, rows, people, labels('topic'));
}

/** Cases as a list shows them, with those of their people who may be seen. */
export function showOpenCases(
  keys: KeyRing,
  rows: readonly CaseRow[],
  people: ReadonlyMap<string, PersonTag>,
  topicLabels: ReadonlyMap<string, string>,
) {
  return rows.map((row) => ({
    id: row.id,
    topic: topicLabels.get(row.topic) ?? row.topic,
    status: row.status,
    waitingOn: row.waiting_on,
    dueOn: row.due_on,
    nextStep: row.next_step_sealed === null ? null : keys.open(row.next_step_sealed, row.id),
    person: people.get(row.citizen_id) ?? null,
  }));
}
