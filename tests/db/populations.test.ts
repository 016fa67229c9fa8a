import { expect, it } from 'vitest';
import {
  deletePopulation,
  findPopulation,
  findPopulationByHash,
  findPopulationDataset,
  insertPopulation,
  listPopulationDatasets,
  listPopulationPlaces,
  listResidents,
} from '../../db/queries/populations.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { makeStaff } from '../support/network-world.ts';

const dataset = (id: string, year: number, by: string | null) => ({
  id,
  year,
  source: 'Prova',
  retrieved_on: '2026-03-01',
  content_hash: `hash of ${id}`,
  places: 2,
  residents: 3_000_000_000 / 2,
  imported_by: by,
  imported_at: '2026-03-02T10:00:00.000Z',
});

const cells = (geo: string) =>
  (['16-24', '75+'] as const).flatMap((age_class) =>
    (['A', 'B'] as const).map((sex) => ({ geo, age_class, sex, residents: age_class === '75+' ? 7 : 10 })),
  );

describeOnBothEngines('populations', (fresh) => {
  it('are kept whole, found by place and file, and taken away whole', async () => {
    const db = await fresh();
    await makeStaff(db, 'anna', 'Anna');
    await db.transaction().execute(async (trx) => {
      await insertPopulation(trx, dataset('old', 2024, null), cells('FI'));
      await insertPopulation(trx, dataset('new', 2025, 'anna'), [...cells('PO'), ...cells('D612')]);
    });
    const listed = await listPopulationDatasets(db);
    expect(listed.map(({ id, imported_by_name }) => [id, imported_by_name])).toEqual([
      ['new', 'Anna'],
      ['old', null],
    ]);
    expect((await findPopulationByHash(db, 'hash of old'))?.id).toBe('old');
    expect(await findPopulationByHash(db, 'another')).toBeUndefined();
    expect(await listPopulationPlaces(db, 'new')).toEqual([
      { geo: 'D612', residents: 34 },
      { geo: 'PO', residents: 34 },
    ]);
    expect(await listPopulationPlaces(db, 'new', 1)).toHaveLength(1);
    expect(await findPopulation(db, 'new', 'PO')).toEqual(cells('PO'));
    expect(await findPopulation(db, 'new', 'FI')).toEqual([]);
    expect(await listResidents(db, 'new', ['D612', 'FI'])).toEqual([
      { geo: 'D612', age_class: '16-24', residents: 20 },
      { geo: 'D612', age_class: '75+', residents: 14 },
    ]);
    expect(await listResidents(db, 'new', [])).toEqual([]);

    await db.transaction().execute(async (trx) => {
      expect(await deletePopulation(trx, 'new')).toBe(true);
      expect(await deletePopulation(trx, 'new')).toBe(false);
    });
    expect(await findPopulationDataset(db, 'new')).toBeUndefined();
    expect(await listPopulationPlaces(db, 'new')).toEqual([]);
    expect(await findPopulation(db, 'old', 'FI')).toHaveLength(4);
  });

  it('hold no doubled, unknown or negative cell', async () => {
    const db = await fresh();
    const keep = (wrong: object) =>
      db
        .transaction()
        .execute((trx) =>
          insertPopulation(trx, dataset('d', 2025, null), [
            ...cells('FI'),
            { ...cells('PO')[0], ...wrong },
          ] as never),
        );
    await expect(keep({ geo: 'FI' })).rejects.toThrow();
    await expect(keep({ residents: -1 })).rejects.toThrow();
    await expect(keep({ age_class: '14-24' })).rejects.toThrow();
    await expect(keep({ sex: 'F' })).rejects.toThrow();
    expect(await listPopulationDatasets(db)).toEqual([]);
  });
});
