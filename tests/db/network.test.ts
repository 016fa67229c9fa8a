import { expect, it } from 'vitest';
import { isUniqueViolation } from '../../db/engines/differences.ts';
import { findNetwork, insertNetwork, updateKeepsNames } from '../../db/queries/network.ts';
import { describeOnBothEngines } from '../support/engines.ts';

const NETWORK = {
  id: 'n',
  name: 'Rete di prova',
  keeps_names: 1,
  min_cell: 3,
  min_denominator: 3,
  time_zone: 'Europe/Rome',
  created_at: '2026-01-01T00:00:00.000Z',
} as const;

describeOnBothEngines('the network', (fresh) => {
  it('is unknown before set-up and the same ever after', async () => {
    const db = await fresh();
    expect(await findNetwork(db)).toBeUndefined();
    await insertNetwork(db, NETWORK);
    expect(await findNetwork(db)).toEqual(NETWORK);
    const again = await insertNetwork(db, NETWORK).catch((error: unknown) => error);
    expect(isUniqueViolation(again)).toBe(true);
  });

  it('says whether names are kept', async () => {
    const db = await fresh();
    expect(await updateKeepsNames(db, true)).toBe(false);
    await insertNetwork(db, NETWORK);
    expect(await updateKeepsNames(db, false)).toBe(true);
    expect(await findNetwork(db)).toEqual({ ...NETWORK, keeps_names: 0 });
  });

  it.each(['min_cell', 'min_denominator'])('never hides less than 3: %s', async (column) => {
    const db = await fresh();
    await expect(insertNetwork(db, { ...NETWORK, [column]: 2 })).rejects.toThrow();
    expect(await findNetwork(db)).toBeUndefined();
  });
});
