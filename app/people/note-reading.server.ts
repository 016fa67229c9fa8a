import { lockCitizen } from '../../db/queries/citizens.ts';
import { insertNoticeReading } from '../../db/queries/notices.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound, Problem } from '../platform/problem.ts';

/**
 * Notes that a person has read a version of the notice: a fact, not a consent; twice is once, and a text that does not
 * hold yet is none. Throws `no_site` (403) for somebody without a desk, `not_found` for a person who is gone.
 */
export async function noteReading(call: Call, citizenId: string, typed: string): Promise<void> {
  const { app, actor, now, today } = call;
  const siteId = actor.siteId;
  if (siteId === null) throw new Problem('no_site', 403);
  const version = /^\d{1,6}$/.test(typed) ? Number(typed) : 0;
  await app.db.transaction().execute(async (trx) => {
    const held = await lockCitizen(trx, citizenId);
    if (!held) throw notFound();
    const noted = await insertNoticeReading(trx, {
      citizen_id: held.id,
      version,
      day: today,
      staff_id: actor.staffId,
      site_id: siteId,
    });
    if (!noted) return;
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'notice.read',
      subjectKind: 'citizen',
      subjectId: held.id,
      siteId,
      detail: { version },
    });
  });
}
