import { expect, it } from 'vitest';
import {
  countFacilitators,
  listProgrammeTargets,
  replaceProgrammeTargets,
} from '../../db/queries/programme-targets.ts';
import { insertProgramme } from '../../db/queries/programmes.ts';
import { NETWORK } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openFiguresWorld, seededRandom } from '../support/figures-world.ts';
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

  it('count who held sessions that count, at these sites, in these days', async () => {
    const db = await fresh();
    const world = await openFiguresWorld(db, seededRandom(5));
    await world.addCitizen();
    for (let count = 0; count < 8; count += 1) await world.addSession();
    const held = await db.selectFrom('session').select(['site_id', 'day', 'facilitator_id']).execute();
    const [one] = held;
    const who = (rows: typeof held) => new Set(rows.map(({ facilitator_id }) => facilitator_id)).size;
    const count = (siteIds: readonly string[] | null, from: string, to: string) =>
      countFacilitators(db, siteIds === null ? NETWORK : { kind: 'sites', siteIds }, from, to);
    expect(await count(null, '2025-01-01', '2025-12-31')).toBe(who(held));
    expect(await count([one?.site_id ?? ''], one?.day ?? '', one?.day ?? '')).toBe(
      who(held.filter(({ site_id, day }) => site_id === one?.site_id && day === one.day)),
    );
    expect(await count([], '2025-01-01', '2025-12-31')).toBe(0);
    expect(await count(null, '2024-01-01', '2024-12-31')).toBe(0);
    await db.updateTable('session').set({ deleted_at: '2025-06-01T00:00:00Z' }).execute();
    expect(await count(null, '2025-01-01', '2025-12-31')).toBe(0);
  });
});
