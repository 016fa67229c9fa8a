import { expect, it, vi } from 'vitest';
import { openFigures } from '../../app/figures/figures.server.ts';
import { DIMENSIONS, type Dimension, GROUPINGS } from '../../app/figures/participation.ts';
import { monthsOf } from '../../app/figures/period.ts';
import {
  figureCellOf,
  listChangedCells,
  listFigureMonths,
  touchFigureCells,
} from '../../db/queries/figures.ts';
import { NETWORK } from '../../db/scope.ts';
import { countByHand } from '../support/count-by-hand.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { comparable, populatedWorld, YEAR } from '../support/figures-world.ts';

/** Everything that can be told apart. */
const ALL = { by: GROUPINGS };

describeOnBothEngines('figures', (fresh) => {
  it.each([1, 2, 3])('equal a count by hand after every change (population %i)', async (seed) => {
    const db = await fresh();
    const world = await populatedWorld(db, seed, 60);
    const figures = openFigures(db);
    for (let round = 0; round < 25; round += 1) {
      await world.changeSomething();
      const [from = '', to = ''] = [world.randomDay(), world.randomDay()].sort();
      const isNetwork = round % 2 === 0;
      const siteIds = world.siteIds.filter(() => isNetwork || world.upTo(3) > 0);
      const period = round % 5 === 0 ? YEAR : { from, to };
      const truth = await countByHand(db, { ...period, siteIds });
      const filter = isNetwork ? period : { ...period, siteIds };
      expect(comparable(await figures.participation(NETWORK, { ...filter, ...ALL }))).toEqual(
        truth.participation,
      );
      expect(await figures.baselines(NETWORK, filter)).toEqual(truth.baselines);
    }
  });

  it.each([11, 12])(
    'equal a count by hand however they are narrowed and told apart (population %i)',
    async (seed) => {
      const db = await fresh();
      const world = await populatedWorld(db, seed, 60);
      const figures = openFigures(db);
      for (let round = 0; round < 60; round += 1) {
        for (let change = world.upTo(3); change > 0; change -= 1) await world.changeSomething();
        const [from = '', to = ''] = [world.randomDay(), world.randomDay()].sort();
        const siteIds = round % 3 === 0 ? world.siteIds.filter(() => world.upTo(4) > 0) : world.siteIds;
        const filters: Partial<Record<Dimension, readonly string[]>> = {};
        for (let count = world.upTo(3); count > 0; count -= 1) {
          const dimension = world.pick(DIMENSIONS);
          filters[dimension] = world.codesOf(dimension).filter(() => world.upTo(2) > 0);
        }
        const filter = { ...(round % 2 === 0 ? YEAR : { from, to }), siteIds, filters };
        const by = GROUPINGS.filter(() => world.upTo(3) > 0);
        const truth = (await countByHand(db, filter)).participation;
        const answer = await figures.participation(NETWORK, { ...filter, by });
        expect(answer.total).toEqual(truth.total);
        for (const grouping of by) {
          expect(answer.by[grouping].filter((row) => row.accesses > 0)).toEqual(truth.by[grouping]);
        }
      }
    },
  );

  it.each([21, 22])(
    'of the whole network are right on any days after any changes (population %i)',
    async (seed) => {
      const db = await fresh();
      const world = await populatedWorld(db, seed, 60);
      const figures = openFigures(db);
      for (let round = 0; round < 60; round += 1) {
        // The same months are cut again and again, also where a session was or is that moved within its month.
        const days = [world.randomDay(), world.randomDay()];
        if (round % 2 === 0) days.splice(0, 2, ...(await world.changeSession('shift')));
        else for (let change = world.upTo(4); change > 0; change -= 1) await world.changeSomething();
        const [from = '', to = ''] = days.sort();
        const period = world.pick([
          { from, to },
          { ...YEAR, from: to },
          { ...YEAR, to: from },
        ]);
        const answer = await figures.participation(NETWORK, { ...period, ...ALL });
        const truth = await countByHand(db, { ...period, siteIds: world.siteIds });
        expect(comparable(answer)).toEqual(truth.participation);
      }
    },
  );

  it('keep only the days that changed anew, and the month when nobody says which', async () => {
    const db = await fresh();
    const world = await populatedWorld(db, 13, 60);
    const figures = openFigures(db);
    await figures.participation(NETWORK, YEAR);
    const before = await figures.participation(NETWORK, YEAR);
    // Said of another day than the one that changed: the figures go by what they are told.
    const [session] = await db
      .selectFrom('session')
      .selectAll()
      .orderBy('day')
      .where('deleted_at', 'is', null)
      .execute();
    if (!session) throw new Error('No session.');
    await db
      .updateTable('session')
      .set({ minutes: session.minutes + 7 })
      .where('id', '=', session.id)
      .execute();
    const touch = (day: string) =>
      db.transaction().execute((trx) => touchFigureCells(trx, [figureCellOf(session.site_id, day)]));
    const other = `${session.day.slice(0, 8)}${session.day.endsWith('28') ? '27' : '28'}`;
    await touch(other);
    expect((await figures.participation(NETWORK, YEAR)).total).toEqual(before.total);
    await touch(session.day);
    const after = await figures.participation(NETWORK, YEAR);
    expect(after.total.minutes).toBe(before.total.minutes + 7);
    await db.updateTable('session').set({ minutes: session.minutes }).where('id', '=', session.id).execute();
    await db
      .transaction()
      .execute((trx) => touchFigureCells(trx, [{ siteId: session.site_id, month: session.day.slice(0, 7) }]));
    expect((await figures.participation(NETWORK, YEAR)).total).toEqual(before.total);
    expect(world.siteIds).toContain(session.site_id);
  });

  it('show nothing outside the scope, whatever sites are asked for', async () => {
    const db = await fresh();
    const world = await populatedWorld(db, 4, 40);
    const figures = openFigures(db);
    const scope = { kind: 'sites', siteIds: ['site-b'] } as const;
    const own = await countByHand(db, { ...YEAR, siteIds: ['site-b'] });
    for (const siteIds of [undefined, world.siteIds]) {
      const answer = await figures.participation(scope, { ...YEAR, ...ALL, siteIds });
      expect(comparable(answer)).toEqual(own.participation);
    }
    const nothing = await figures.participation(scope, { ...YEAR, siteIds: ['site-a'] });
    expect(nothing.total.accesses).toBe(0);
    expect((await figures.participation({ kind: 'sites', siteIds: [] }, YEAR)).total.accesses).toBe(0);
    expect((await figures.baselines(scope, { ...YEAR, siteIds: ['site-a'] })).n).toBe(0);
  });

  it('list every month of the period, also empty ones, and only what is asked for', async () => {
    const db = await fresh();
    await populatedWorld(db, 5, 40);
    const { by } = await openFigures(db).participation(NETWORK, { ...YEAR, by: ['month'] });
    expect(by.month.map((row) => row.key)).toEqual(monthsOf(YEAR));
    expect(Object.keys(by)).toEqual(['month']);
  });

  it('compile one cell again after one save, none when nothing changed', async () => {
    const db = await fresh();
    await populatedWorld(db, 6, 60);
    const figures = openFigures(db);
    await figures.participation(NETWORK, YEAR);
    const before = figures.memory().cellsRead;
    await figures.baselines(NETWORK, YEAR);
    expect(figures.memory().cellsRead).toBe(before);
    await db.transaction().execute((trx) => touchFigureCells(trx, [{ siteId: 'site-a', month: '2025-02' }]));
    await figures.participation(NETWORK, YEAR);
    expect(figures.memory().cellsRead).toBe(before + 1);
  });

  it('are shown of some minutes ago where the network is very large, and say of when', async () => {
    const db = await fresh();
    const world = await populatedWorld(db, 9, 60);
    const figures = openFigures(db, { manyAccesses: 0 });
    const shown = () => figures.shown(NETWORK, YEAR, false);
    const later = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const begun = Date.now();
      const before = await shown();
      expect(before.asOf).toBe(begun);
      for (let change = 0; change < 20; change += 1) await world.changeSomething();
      later(9);
      expect(await shown()).toEqual(before);
      later(2);
      const after = await shown();
      expect(after.asOf).toBe(Date.now());
      expect(after.total).not.toEqual(before.total);
      // Nothing changed since: what is shown is of now.
      later(11);
      expect(await shown()).toEqual({ ...after, asOf: Date.now() });
      expect((await openFigures(db).shown(NETWORK, YEAR, false)).asOf).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  it('are right where cells do not say yet when they were kept', async () => {
    const db = await fresh();
    const world = await populatedWorld(db, 14, 60);
    const figures = openFigures(db);
    for (let round = 0; round < 20; round += 1) {
      if (round % 4 === 0) await db.updateTable('figure_cell').set({ content_revision: null }).execute();
      await world.changeSomething();
      const truth = await countByHand(db, { ...YEAR, siteIds: world.siteIds });
      expect(comparable(await figures.participation(NETWORK, { ...YEAR, ...ALL }))).toEqual(
        truth.participation,
      );
      expect(await figures.baselines(NETWORK, YEAR)).toEqual(truth.baselines);
    }
  });

  it('see a save that happens while they are being read, at the latest the next time', async () => {
    const db = await fresh();
    const world = await populatedWorld(db, 8, 60);
    const figures = openFigures(db);
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([
        figures.participation(NETWORK, YEAR),
        world.changeSomething(),
        figures.participation(NETWORK, { ...YEAR, siteIds: ['site-a'] }),
      ]);
      const truth = await countByHand(db, { ...YEAR, siteIds: world.siteIds });
      expect(comparable(await figures.participation(NETWORK, { ...YEAR, ...ALL }))).toEqual(
        truth.participation,
      );
    }
  });

  it('stay right with memory for almost nothing, and for questions asked at the same time', async () => {
    const db = await fresh();
    const world = await populatedWorld(db, 7, 60);
    const figures = openFigures(db, { maxBytes: 10_000 });
    const truth = await countByHand(db, { ...YEAR, siteIds: world.siteIds });
    const answers = await Promise.all(
      [1, 2, 3].map(() => figures.participation(NETWORK, { ...YEAR, ...ALL })),
    );
    for (const answer of answers) expect(comparable(answer)).toEqual(truth.participation);
    expect(figures.memory().bytes).toBeLessThanOrEqual(10_000);
  });
});

describeOnBothEngines('figure cells', (fresh) => {
  it('rise by one per call, however often a cell is named, and in the transaction only', async () => {
    const db = await fresh();
    const cell = { siteId: 's', month: '2025-01' };
    const touch = (cells: (typeof cell)[]) => db.transaction().execute((trx) => touchFigureCells(trx, cells));
    await touch([]);
    await touch([cell]);
    await touch([cell, { siteId: 's', month: '2025-02' }, cell]);
    const failing = db.transaction().execute(async (trx) => {
      await touchFigureCells(trx, [cell]);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await touch([figureCellOf('s', '2025-02-01'), figureCellOf('s', '2025-02-03')]);
    const rows = await db
      .selectFrom('figure_cell')
      .select(['site_id', 'month', 'revision'])
      .orderBy('month')
      .execute();
    expect(rows).toEqual([
      { site_id: 's', month: '2025-01', revision: 2 },
      { site_id: 's', month: '2025-02', revision: 2 },
    ]);
  });

  it('are read by whoever knows them for the days marked since only, until they are kept anew', async () => {
    const db = await fresh();
    await populatedWorld(db, 15, 60);
    const { site_id: siteId, day } = await db
      .selectFrom('session')
      .select(['site_id', 'day'])
      .where('deleted_at', 'is', null)
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow();
    const month = day.slice(0, 7);
    const touch = (cell: Parameters<typeof touchFigureCells>[1][number]) =>
      db.transaction().execute((trx) => touchFigureCells(trx, [cell]));
    const revisionNow = async () => (await listFigureMonths(db, month, month))[0]?.revision ?? 0;

    await touch({ siteId, month });
    const kept = await revisionNow();
    await touch(figureCellOf(siteId, day));
    const [known, ...others] = await listChangedCells(db, month, kept);
    expect(others).toEqual([]);
    expect(known).toMatchObject({ siteId, days: [Number(day.slice(8))] });
    expect([...new Set(known?.content.day)]).toEqual([Number(day.slice(8))]);

    const [unknown] = await listChangedCells(db, month, kept - 1);
    expect(unknown).toMatchObject({ siteId, days: null });
    await touch({ siteId, month });
    const [anew] = await listChangedCells(db, month, kept);
    expect(anew).toMatchObject({ siteId, days: null });
    expect([...(anew?.content.day ?? [])]).toEqual([...(unknown?.content.day ?? [])]);
  });

  it('can be touched in thousands', async () => {
    const db = await fresh();
    const cells = Array.from({ length: 1203 }, (_, index) => ({ siteId: `s${index}`, month: '2025-01' }));
    await db.transaction().execute((trx) => touchFigureCells(trx, cells));
    const { length } = await db.selectFrom('figure_cell').selectAll().execute();
    expect(length).toBe(1203);
  });
});
