import { expect, it } from 'vitest';
import { listProgrammeTargets, replaceProgrammeTargets } from '../../db/queries/programme-targets.ts';
import { insertProgramme } from '../../db/queries/programmes.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { idOf, makeNetwork } from '../support/network-world.ts';

const programme = (id: string) => ({
  id,
  name: id,
  starts_on: '2026-01-01',
  ends_on: '2026-12-31',
  closes_on: null,
  minors_from: null,
  created_at: '2026-01-01T00:00:00.000Z',
});
const step = (measure: 'uniques' | 'sites', due_on: string, value: number) => ({ measure, due_on, value });

describeOnBothEngines('targets of programmes', (fresh) => {
  it('are exactly the steps last given, earliest first', async () => {
    const db = await fresh();
    await makeNetwork(db);
    for (const id of [idOf(40), idOf(41)]) await insertProgramme(db, programme(id));
    const steps = [step('uniques', '2026-12-31', 900), step('uniques', '2026-06-30', 400)];
    const replace = (id: string, given: Parameters<typeof replaceProgrammeTargets>[2]) =>
      db.transaction().execute((trx) => replaceProgrammeTargets(trx, id, given));
    await replace(idOf(40), [step('sites', '2026-03-31', 3)]);
    await replace(idOf(40), steps);
    await replace(idOf(41), [step('sites', '2026-06-30', 5)]);
    const listed = async (...ids: string[]) =>
      (await listProgrammeTargets(db, ids)).map(({ measure, due_on, value }) => [measure, due_on, value]);
    expect(await listed(idOf(40))).toEqual([
      ['uniques', '2026-06-30', 400],
      ['uniques', '2026-12-31', 900],
    ]);
    expect(await listed(idOf(40), idOf(41))).toHaveLength(3);
    expect(await listed()).toEqual([]);
    await replace(idOf(40), []);
    expect(await listed(idOf(40))).toEqual([]);
    await expect(replace(idOf(40), [step('sites', '2026-06-30', 0)])).rejects.toThrow();
  });
});
