import { stopResponse } from '../../db/queries/responses.ts';
import { audit } from '../platform/audit.server.ts';
import { Problem } from '../platform/problem.ts';
import { type Answering, openResponse } from './open-response.server.ts';
import { TRIES } from './save-answers.server.ts';

/**
 * Somebody said «stop»: the answers stay, the questionnaire is left unfinished and counts as such until it goes on.
 * One that is over stays as it is. Throws `not_found`, `changed_meanwhile`.
 */
export async function stopQuestionnaire(call: Answering, id: string | undefined): Promise<void> {
  const { app, actor, now } = call;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { response } = await openResponse(call, id);
    if (response.status !== 'in_progress' || response.stopped_at !== null) return;
    const stopped = await app.db.transaction().execute(async (trx) => {
      if (!(await stopResponse(trx, response.id, response.revision, now.toISOString()))) return false;
      await audit(trx, {
        at: now,
        staffId: actor.staffId,
        action: 'response.stop',
        subjectKind: 'response',
        subjectId: response.id,
        siteId: response.site_id,
        detail: { way: call.way ?? response.way },
      });
      return true;
    });
    if (stopped) return;
  }
  throw new Problem('changed_meanwhile', 409);
}
