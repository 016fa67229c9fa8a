import { isUniqueViolation } from '../../db/engines/differences.ts';
import { findCase } from '../../db/queries/cases.ts';
import { type CitizenReader, type CitizenRow, listCitizens } from '../../db/queries/citizens.ts';
import { changeCountedSession, deleteCountedSession } from '../../db/queries/counted-sessions.ts';
import { listProgrammesOfSite } from '../../db/queries/programmes-of-site.ts';
import { listLessonsOfSessions } from '../../db/queries/registers.ts';
import { findSession, insertSessionRevision, type WholeSession } from '../../db/queries/sessions.ts';
import { findSite } from '../../db/queries/sites.ts';
import { NETWORK } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { meetPerson } from '../people/meet-person.server.ts';
import { audit } from '../platform/audit.server.ts';
import { isChangedMeanwhile, notFound, Problem } from '../platform/problem.ts';
import { type LikelyDouble, likelyDouble } from './likely-double.server.ts';
import { mayChangeSession } from './policy.ts';
import { closedFrame, siteRefusal } from './rules.ts';
import type { NewPerson, SessionContent, SessionForm } from './session-form.server.ts';
import {
  attendanceRows,
  contentOf,
  type KeptSession,
  type KnownHead,
  keepSession,
  sessionColumns,
} from './session-rows.server.ts';

/**
 * The session with this id, if the caller may change it on this day. Throws 404 outside the scope,
 * 403 for another's session, 409 once its programme has been closed, or for a lesson, which its register changes.
 */
export async function sessionToChange(call: Call, id: string, newDay?: string): Promise<WholeSession> {
  const { app, actor, scope, today } = call;
  const whole = await findSession(app.db, scope, id);
  if (!whole) throw notFound();
  if (!mayChangeSession(actor, whole.session)) throw new Problem('not_your_session', 403);
  if ((await listLessonsOfSessions(app.db, [id])).has(id)) throw new Problem('from_register', 409);
  const programmes = await listProgrammesOfSite(app.db, whole.session.site_id);
  for (const day of new Set([whole.session.day, newDay ?? whole.session.day])) {
    const closed = closedFrame(programmes, day, today);
    if (closed) throw new Problem('programme_closed', 409, { programme: closed.name });
  }
  return whole;
}

/** What a correction says; a new person is somebody without a code who was there too. */
type Correction = Pick<SessionForm, 'content' | 'newPerson' | 'confirmDouble'>;

type ChangeResult =
  | { readonly kind: 'saved' }
  /** Somebody who is added seems to be logged already. */
  | LikelyDouble;

/**
 * Replaces what a session says and keeps what it said; figures follow. What it says already, as when the same correction
 * comes again, is left as it is. Throws 409 when it changed meanwhile.
 */
export async function changeSession(
  call: Call,
  id: string,
  revision: number,
  { content, newPerson, confirmDouble }: Correction,
): Promise<ChangeResult> {
  const { app, actor, scope, today } = call;
  const whole = await sessionToChange(call, id, content.day);
  const { session } = whole;
  const before = contentOf(app.keys, whole);
  const present = [...content.people, ...(newPerson ? [newPerson.id] : [])].sort();
  const said = JSON.stringify({ ...content, people: present });
  if (JSON.stringify(before) === said && session.deleted_at === null) return { kind: 'saved' };
  refuseIfChanged(session, revision);
  const reader: CitizenReader = { scope, staffId: actor.staffId, today };
  const people = await listCitizens(app.db, reader, content.people);
  if (people.length !== content.people.length) throw notFound();
  if (content.caseId !== before.caseId) await checkCase(call, content.caseId, people);
  if (content.day !== session.day) await checkSite(call, session.site_id, content.day);
  if (!confirmDouble) {
    const added = people.filter((person) => !before.people.includes(person.id));
    const { day, topics } = content;
    const double = await likelyDouble(call, added, { exceptId: id, siteId: session.site_id, day, topics });
    if (double) return double;
  }
  try {
    await writeChange(call, whole, {
      action: 'session.change',
      content,
      people,
      newPerson,
      heads: whole.attendances,
    });
  } catch (error) {
    // The same correction may have come twice at once, and the other one was first.
    const now = isChangedMeanwhile(error) ? await findSession(app.db, scope, id) : undefined;
    if (now?.session.deleted_at !== null || JSON.stringify(contentOf(app.keys, now)) !== said) throw error;
  }
  return { kind: 'saved' };
}

/** Brings back what a session said before its last change, row by row. Throws 409 when it changed meanwhile. */
export async function takeChangeBack(
  call: Call,
  id: string,
  revision: number,
  { content, heads }: KeptSession,
): Promise<void> {
  const whole = await sessionToChange(call, id, content.day);
  refuseIfChanged(whole.session, revision);
  if (content.day !== whole.session.day) await checkSite(call, whole.session.site_id, content.day);
  // They were in this session a minute ago: whoever may change it may put them back, met elsewhere or not.
  const reader: CitizenReader = { scope: NETWORK, staffId: call.actor.staffId, today: call.today };
  const people = await listCitizens(call.app.db, reader, content.people);
  if (people.length !== content.people.length) throw notFound();
  const action = 'session.change.undo';
  await writeChange(call, whole, { action, content, people, newPerson: null, heads });
}

function refuseIfChanged({ deleted_at, revision }: WholeSession['session'], seen: number): void {
  if (deleted_at !== null || revision !== seen) throw new Problem('changed_meanwhile', 409);
}

interface Change {
  readonly action: 'session.change' | 'session.change.undo';
  readonly content: SessionContent;
  readonly people: readonly CitizenRow[];
  readonly newPerson: NewPerson | null;
  /** Whose rows are kept as they were. */
  readonly heads: readonly KnownHead[];
}

async function writeChange(call: Call, whole: WholeSession, change: Change): Promise<void> {
  const { app, actor, now } = call;
  const { session } = whole;
  const { content, newPerson } = change;
  const { id, site_id: siteId } = session;
  const at = now.toISOString();
  try {
    await app.db.transaction().execute(async (trx) => {
      const met = newPerson ? [await meetPerson(call, trx, siteId, newPerson, {})] : [];
      const people = [...met, ...change.people];
      const place = { id, siteId, day: content.day };
      const rows = attendanceRows(app.keys, place, people, content.anonymous, change.heads);
      const columns = { ...sessionColumns(app.keys, id, content), updated_at: at };
      const said = { columns, topics: content.topics, attendances: rows };
      if (!(await changeCountedSession(trx, whole, said))) throw new Problem('changed_meanwhile', 409);
      await insertSessionRevision(trx, {
        session_id: id,
        revision: session.revision,
        replaced_at: at,
        replaced_by: actor.staffId,
        content_sealed: keepSession(app.keys, whole),
      });
      await audit(trx, {
        at: now,
        staffId: actor.staffId,
        action: change.action,
        subjectKind: 'session',
        subjectId: id,
        siteId,
        detail: { revision: session.revision + 1, heads: rows.length },
      });
    });
  } catch (error) {
    // The same correction came twice at once and the other one met the new person.
    if (newPerson && isUniqueViolation(error)) throw new Problem('changed_meanwhile', 409);
    throw error;
  }
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
  if ((whole.session.deleted_at === null) === restore) return;
  const at = now.toISOString();
  await app.db.transaction().execute(async (trx) => {
    const saved = await deleteCountedSession(trx, whole, restore ? null : actor.staffId, at);
    if (!saved) throw new Problem('changed_meanwhile', 409);
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
