import { findSession, findSessionRevision } from '../../db/queries/sessions.ts';
import type { Call } from '../access/gate.server.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { deleteSession, takeChangeBack } from './change-session.server.ts';
import { sessionState, undoOpen } from './rules.ts';
import { keptSession } from './session-rows.server.ts';

/**
 * Takes back the last act on a session within its minute: saving, changing or deleting. `state` is what the
 * person saw (`sessionState`): when it is no longer so, the act was taken back already and nothing happens.
 * Throws 409 after the minute.
 */
export async function undoChange(call: Call, id: string, state: string): Promise<void> {
  const { app, scope, now } = call;
  const whole = await findSession(app.db, scope, id);
  if (!whole) throw notFound();
  const { session } = whole;
  if (state !== sessionState(session)) return;
  if (!undoOpen(session.updated_at, now)) throw new Problem('undo_too_late', 409);
  if (session.deleted_at !== null) return deleteSession(call, id, true);
  if (session.revision === 1) return deleteSession(call, id, false);
  const previous = await findSessionRevision(app.db, id, session.revision - 1);
  if (!previous) throw notFound();
  const kept = keptSession(app.keys, id, previous.content_sealed);
  await takeChangeBack(call, id, session.revision, kept);
}
