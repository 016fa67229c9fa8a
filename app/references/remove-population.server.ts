import { deletePopulation, findPopulationDataset } from '../../db/queries/populations.ts';
import type { Call } from '../access/gate.server.ts';
import { found } from '../network/fields.server.ts';
import { audit } from '../platform/audit.server.ts';
import { Problem } from '../platform/problem.ts';
import { mayRemove } from './policy.ts';

/** Takes a population table away. Throws 404 when there is none, 403 when somebody else's may not be removed. */
export async function removePopulation({ app, actor, scope, now }: Call, id: string): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    const { imported_by, year } = found(await findPopulationDataset(trx, id));
    if (!mayRemove(actor, scope, imported_by)) throw new Problem('not_yours', 403);
    await deletePopulation(trx, id);
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'population.remove',
      subjectKind: 'population',
      subjectId: id,
      detail: { year },
    });
  });
}
