import type { Trx } from '../../db/index.ts';
import { findCase } from '../../db/queries/cases.ts';
import { type CitizenReader, type CitizenRow, listCitizens } from '../../db/queries/citizens.ts';
import { figureCellOf, touchFigureCells } from '../../db/queries/figures.ts';
import { updateFirstAttendancesOf } from '../../db/queries/first-attendances.ts';
import { listProgrammesOfSite } from '../../db/queries/programmes-of-site.ts';
import {
  findSession,
  insertSessionRevision,
  replaceSession,
  updateSessionDeletion,
  type WholeSession,
} from '../../db/queries/sessions.ts';
import { findSite } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { mayChangeSession } from './policy.ts';
import { closedFrame, siteRefusal } from './rules.ts';
import type { SessionContent } from './session-form.server.ts';
import { attendanceRows, contentOf, sessionColumns } from './session-rows.server.ts';

/**
 * The session with this id, if the caller may change it on this day. Throws 404 outside the scope,
 * 403 for another's session, 409 once its programme has been closed.
 */
export async function sessionToChange(call: Call, id: string, newDay?: string): Promise<WholeSession> {
  const { app, actor, scope, today } = call;
  const whole = await findSession(app.db, scope, id);
  if (!whole) throw notFound();
  if (!mayChangeSession(actor, whole.session)) throw new Problem('not_your_session', 403);
  const programmes = await listProgrammesOfSite(app.db, whole.session.site_id);
  for (const day of new Set([whole.session.day, newDay ?? whole.session.day])) {
    const closed = closedFrame(programmes, day, today);
    if (closed) throw new Problem('programme_closed', 409, { programme: closed.name });
  }
  return whole;
}

/** Replaces what a session says and keeps what it said; figures follow. Throws 409 when it changed meanwhile. */
export async function changeSession(
  call: Call,
  id: string,
  revision: number,
  content: SessionContent,
  action: 'session.change' | 'session.change.undo' = 'session.change',
): Promise<void> {
  const { app, actor, scope, today, now } = call;
  const whole = await sessionToChange(call, id, content.day);
  const { session } = whole;
  const before = contentOf(app.keys, whole);
  if (session.deleted_at !== null || session.revision !== revision)
    throw new Problem('changed_meanwhile', 409);
  if (JSON.stringify(before) === JSON.stringify(content)) return;
  const reader: CitizenReader = { scope, staffId: actor.staffId, today };
  const people = await listCitizens(app.db, reader, content.people);
  if (people.length !== content.people.length) throw notFound();
  if (content.caseId !== before.caseId) await checkCase(call, content.caseId, people);
  if (content.day !== session.day) await checkSite(call, session.site_id, content.day);

  const at = now.toISOString();
  const place = { id, siteId: session.site_id, day: content.day };
  await app.db.transaction().execute(async (trx) => {
    const saved = await replaceSession(
      trx,
      id,
      session.revision,
      { ...sessionColumns(app.keys, id, content), updated_at: at },
      content.topics,
      attendanceRows(app.keys, place, people, content.anonymous, whole.attendances),
    );
    if (!saved) throw new Problem('changed_meanwhile', 409);
    await insertSessionRevision(trx, {
      session_id: id,
      revision: session.revision,
      replaced_at: at,
      replaced_by: actor.staffId,
      content_sealed: app.keys.seal(JSON.stringify(before), id),
    });
    const personNos = people.map((citizen) => citizen.person_no);
    await recount(trx, whole, { day: content.day, citizenIds: content.people, personNos });
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action,
      subjectKind: 'session',
      subjectId: id,
      siteId: session.site_id,
      detail: { revision: session.revision + 1 },
    });
  });
}

/** A session belongs to a case in scope of somebody who was there; throws 404 for any other. */
async function checkCase(
  { app, scope }: Call,
  caseId: string | null,
  people: readonly CitizenRow[],
): Promise<void> {
  if (caseId === null) return;
  const row = await findCase(app.db, scope, caseId);
  if (!people.some((person) => person.person_no === row?.person_no)) throw notFound();
}

/** Throws 409 when the site takes no session of this day. */
async function checkSite({ app, scope }: Call, siteId: string, day: string): Promise<void> {
  const site = await findSite(app.db, scope, siteId);
  if (!site) throw notFound();
  if (siteRefusal(site, day)) throw new Problem('site_not_open', 409);
}

/** Takes a session out of every figure, or back in. Throws 409 when it changed meanwhile. */
export async function deleteSession(call: Call, id: string, restore: boolean): Promise<void> {
  const { app, actor, now } = call;
  const whole = await sessionToChange(call, id);
  const { revision, deleted_at } = whole.session;
  if ((deleted_at === null) === restore) return;
  const at = now.toISOString();
  await app.db.transaction().execute(async (trx) => {
    const saved = await updateSessionDeletion(trx, id, revision, restore ? null : actor.staffId, at);
    if (!saved) throw new Problem('changed_meanwhile', 409);
    await recount(trx, whole, { day: whole.session.day, citizenIds: [], personNos: [] });
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: restore ? 'session.restore' : 'session.delete',
      subjectKind: 'session',
      subjectId: id,
      siteId: whole.session.site_id,
    });
  });
}

/** Brings the figures of the days and people before and after a change up to date. */
async function recount(
  trx: Trx,
  { session, attendances }: WholeSession,
  after: {
    readonly day: string;
    readonly citizenIds: readonly string[];
    readonly personNos: readonly number[];
  },
): Promise<void> {
  const before = attendances.flatMap((row) => (row.citizen_id === null ? [] : [row.citizen_id]));
  const moved = await updateFirstAttendancesOf(trx, [...before, ...after.citizenIds], after.personNos);
  const cells = [session.day, after.day].map((day) => figureCellOf(session.site_id, day));
  await touchFigureCells(trx, [...cells, ...moved]);
}
