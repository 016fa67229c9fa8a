import { listModules, listRecordsOf, listRequirements } from '../../db/queries/training.ts';
import type { Call } from '../access/gate.server.ts';
import { pathOf } from './standings.ts';

/** What the caller's own roles ask her to learn. */
export async function loadOwnPath({ app, actor, today }: Call) {
  const roles = actor.grants.map(({ role }) => role);
  const known = {
    modules: await listModules(app.db),
    requirements: await listRequirements(app.db),
    records: await listRecordsOf(app.db, [actor.staffId]),
  };
  return pathOf({ id: actor.staffId, roles }, known, today);
}
