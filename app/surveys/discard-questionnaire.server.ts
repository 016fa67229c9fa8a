import { findEditionOfResponse } from '../../db/queries/course-checks.ts';
import { discardResponse } from '../../db/queries/responses.ts';
import { audit } from '../platform/audit.server.ts';
import { Problem } from '../platform/problem.ts';
import type { FillingCall } from './filling.server.ts';
import { openResponse } from './open-response.server.ts';
import { wayBack } from './way-back.ts';

/**
 * Throws an unfinished questionnaire away: its answers are deleted, that it was begun stays. Done twice it is done.
 * Returns where it was begun. Throws `not_found`, `response_closed` for a finished one, `changed_meanwhile`.
 */
export async function discardQuestionnaire(call: FillingCall, id: string | undefined): Promise<string> {
  const { app, actor, now } = call;
  const { response } = await openResponse(call, id);
  if (response.status === 'complete') throw new Problem('response_closed', 409);
  if (response.status === 'in_progress') {
    await app.db.transaction().execute(async (trx) => {
      const gone = await discardResponse(trx, response.id, response.revision, now.toISOString());
      if (!gone) throw new Problem('changed_meanwhile', 409);
      await audit(trx, {
        at: now,
        staffId: actor.staffId,
        action: 'response.discard',
        subjectKind: 'response',
        subjectId: response.id,
        siteId: response.site_id,
      });
    });
  }
  return wayBack(response, await findEditionOfResponse(app.db, response.id));
}
