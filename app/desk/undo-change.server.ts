import { findSession, findSessionRevision } from '../../db/queries/sessions.ts';
import type { Call } from '../access/gate.server.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { changeSession, deleteSession } from './change-session.server.ts';
import { undoOpen } from './rules.ts';
import type { SessionContent } from './session-form.server.ts';

/** Takes back the last act on a session within its minute: saving, changing or deleting. Throws 409 afterwards. */
export async function undoChange(call: Call, id: string): Promise<void> {
  const { app, scope, now } = call;
  const whole = await findSession(app.db, scope, id);
  if (!whole) throw notFound();
  const { session } = whole;
  if (!undoOpen(session.updated_at, now)) throw new Problem('undo_too_late', 409);
  if (session.deleted_at !== null) return deleteSession(call, id, true);
  if (session.revision === 1) return deleteSession(call, id, false);
  const previous = await findSessionRevision(app.db, id, session.revision - 1);
  if (!previous) throw notFound();
  const content: SessionContent = JSON.parse(app.keys.open(previous.content_sealed, id));
  await changeSession(call, id, session.revision, content, 'session.change.undo');
}
