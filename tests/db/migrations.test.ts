import { expect, it } from 'vitest';
import { isMigrated, migrate } from '../../db/migrations/index.ts';
import { describeOnBothEngines } from '../support/engines.ts';

describeOnBothEngines('migrations', (fresh) => {
  it('leave nothing waiting and do nothing the second time', async () => {
    const db = await fresh();
    expect(await isMigrated(db)).toBe(true);
    expect(await migrate(db)).toEqual([]);
  });

  it('bring no account, no right and no link along: the first is made by whoever sets the network up', async () => {
    const db = await fresh();
    for (const table of ['staff', 'staff_grant', 'sign_in', 'one_time_link'] as const) {
      expect(await db.selectFrom(table).selectAll().execute(), table).toEqual([]);
    }
  });

  it('refuse a disclosure threshold under 3', async () => {
    const db = await fresh();
    const network = {
      id: 'n',
      name: 'Rete',
      keeps_names: 0 as const,
      min_cell: 2,
      min_denominator: 10,
      time_zone: 'Europe/Rome',
      created_at: '2026-01-01T00:00:00Z',
    };
    await expect(db.insertInto('network').values(network).execute()).rejects.toThrow();
  });
});
