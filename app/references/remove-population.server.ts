import { deletePopulation, findPopulationDataset } from '../../db/queries/populations.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { Problem } from '../platform/problem.ts';
import { mayRemove } from './policy.ts';

/** Takes a population table away; gone already, it stays so. Throws 403 when somebody else's may not be removed. */
export async function removePopulation({ app, actor, scope, now }: Call, id: string): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    const dataset = await findPopulationDataset(trx, id);
    if (!dataset) return;
    if (!mayRemove(actor, scope, dataset.imported_by)) throw new Problem('not_yours', 403);
    if (!(await deletePopulation(trx, id))) return;
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'population.remove',
      subjectKind: 'population',
      subjectId: id,
      detail: { year: dataset.year },
    });
  });
}
