import { networkKeepsNames } from '../../db/queries/network.ts';
import { listProgrammesOfSite } from '../../db/queries/programmes-of-site.ts';
import { listLessonsOfSessions } from '../../db/queries/registers.ts';
import { findSession } from '../../db/queries/sessions.ts';
import { findSite } from '../../db/queries/sites.ts';
import { findStaffName } from '../../db/queries/staff.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { newId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import { peopleOf, recentPeople } from './join-session.server.ts';
import { loadChoices } from './load-session-form.server.ts';
import { mayChangeSession, mayKeepRegister } from './policy.ts';
import { closedFrame } from './rules.ts';
import { contentOf } from './session-rows.server.ts';

/** One session of the scope with the choices to correct it, or why it cannot be corrected. */
export async function loadSession(call: Call, id: string) {
  const { app, actor, scope, today } = call;
  const whole = await findSession(app.db, scope, id);
  if (!whole) throw notFound();
  const { session } = whole;
  // Who comes with what, in confidence: readings leave a trace too.
  await audit(app.db, {
    at: call.now,
    staffId: actor.staffId,
    action: 'session.view',
    subjectKind: 'session',
    subjectId: id,
    siteId: session.site_id,
  });
  const content = contentOf(app.keys, whole);
  const site = await findSite(app.db, scope, session.site_id);
  const closed = closedFrame(await listProgrammesOfSite(app.db, session.site_id), session.day, today);
  const lessonId = (await listLessonsOfSessions(app.db, [id])).get(id) ?? null;
  const mine = mayChangeSession(actor, session);
  const mayChange = mine && closed === null && lessonId === null;
  const choices = await loadChoices(call, session.site_id);
  return {
    id,
    revision: session.revision,
    siteName: site?.name ?? '',
    facilitator: (await findStaffName(app.db, session.facilitator_id)) ?? '',
    deleted: session.deleted_at !== null,
    content,
    people: await peopleOf(call, content.people),
    recent: mayChange ? await recentPeople(call, session.site_id) : [],
    newPersonId: newId(),
    keepsNames: await networkKeepsNames(app.db),
    topicLabels: content.topics.map(
      (topic) => choices.topics.find((choice) => choice.value === topic)?.label ?? topic,
    ),
    mayChange,
    why: whyNot(lessonId !== null, mine, closed),
    /** The lesson it is, whose register changes it: a link for whoever keeps it. */
    lesson: lessonId !== null && mayKeepRegister(actor, session.site_id) ? lessonId : null,
    choices,
  };
}

function whyNot(isLesson: boolean, isMine: boolean, closed: { readonly name: string } | null) {
  if (isLesson) return { key: 'lesson' as const, programme: '' };
  if (!isMine) return { key: 'not_yours' as const, programme: '' };
  return closed && { key: 'closed' as const, programme: closed.name };
}
