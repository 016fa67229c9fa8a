import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openFigures } from '../../app/figures/figures.server.ts';
import { GROUPINGS, type ParticipationRow } from '../../app/figures/participation.ts';
import { encodeContent } from '../../db/figure-content/encode.ts';
import type { Db } from '../../db/index.ts';
import { rebuildFigures } from '../../db/queries/figure-rebuild.ts';
import { readFigureContents } from '../../db/queries/figure-rows.ts';
import {
  figureCellOf,
  findFirstFigureMonth,
  listChangedCells,
  listFigureMonths,
  touchFigureCells,
} from '../../db/queries/figures.ts';
import { countFromRows } from '../../db/queries/figures-from-rows.ts';
import { NETWORK } from '../../db/scope.ts';
import { countByHand } from '../support/count-by-hand.ts';
import { describeOnBothEngines, urlOf } from '../support/engines.ts';
import { comparable, populatedWorld, YEAR } from '../support/figures-world.ts';
import { whereThreadsFindIt } from '../support/where-threads-find-it.ts';

/** Everything that can be told apart. */
const ALL = { by: GROUPINGS };

/** What is kept of each site and month, byte by byte. */
async function listContents(db: Db): Promise<string[]> {
  const found: string[] = [];
  const months = await listFigureMonths(db, '0000-00', '9999-99');
  expect(await findFirstFigureMonth(db)).toBe(months[0]?.month);
  for (const { month } of months) {
    for (const { siteId, content } of await listChangedCells(db, month, 0)) {
      found.push(`${month} ${siteId} ${encodeContent(content).toString('hex')}`);
    }
  }
  return found.sort();
}

describeOnBothEngines('kept figures', (fresh) => {
  it.each([21, 22])(
    'are what the rows say, byte by byte, after any changes (population %i)',
    async (seed) => {
      const db = await fresh();
      const world = await populatedWorld(db, seed, 40);
      for (let change = 0; change < 30; change += 1) await world.changeSomething();
      const contents = () => listContents(db);
      const kept = await contents();
      const { length } = await db
        .selectFrom('session')
        .innerJoin('attendance', 'attendance.session_id', 'session.id')
        .select('session.id')
        .distinct()
        .where('deleted_at', 'is', null)
        .execute();
      await expect(rebuildFigures(db, { databaseUrl: 'mysql://127.0.0.1/' })).rejects.toThrow('mysql');
      expect(await rebuildFigures(db)).toBe(length);
      expect(await contents()).toEqual(kept);
      const databaseUrl = urlOf(db);
      if (databaseUrl) expect(await rebuildFigures(db, { databaseUrl })).toBe(length);
      expect(await contents()).toEqual(kept);
      expect(await db.selectFrom('figure_day').selectAll().execute()).toEqual([]);
    },
  );

  it('are what the rows say when others change them during a rebuild', async () => {
    const { db, databaseUrl } = await whereThreadsFindIt(await fresh());
    const world = await populatedWorld(db, 26, 60);
    let isOver = false;
    const rebuilding = rebuildFigures(db, { databaseUrl }).finally(() => {
      isOver = true;
    });
    while (!isOver) {
      await world.changeSomething();
      // Threads answer between turns.
      await setImmediate();
    }
    await rebuilding;
    const kept = await listContents(db);
    await rebuildFigures(db);
    expect(kept).toEqual(await listContents(db));
  });

  it('are read from the rows of the sites in scope and the days asked for only', async () => {
    const db = await fresh();
    await populatedWorld(db, 24, 60);
    const scope = { kind: 'sites', siteIds: ['site-a', 'site-c'] } as const;
    const [from, to] = ['2025-02-03', '2025-02-20'];
    const contents = await readFigureContents(db, scope, from, to);
    const truth = await countByHand(db, { from, to, siteIds: scope.siteIds });
    expect([...contents].map(([site_id, { person }]) => [site_id, person.length]).sort()).toEqual(
      truth.participation.by.site.map(({ key, accesses }) => [key, accesses]),
    );
  });

  it('are what the engine counts, table by table', async () => {
    const db = await fresh();
    const world = await populatedWorld(db, 25, 40);
    const filters = [
      { name: 'gender', code: 'F' },
      { name: 'education', code: 'unknown' },
    ] as const;
    const truth = await countByHand(db, {
      ...YEAR,
      siteIds: world.siteIds,
      filters: { gender: ['F'], education: ['unknown'] },
    });
    const short = ({ key, accesses, uniques, sessions }: ParticipationRow) => ({
      key,
      accesses,
      uniques,
      sessions,
    });
    for (const table of ['month', 'site', 'topic', 'ageBand', 'gender'] as const) {
      expect(await countFromRows(db, YEAR, filters, table)).toEqual(truth.participation.by[table].map(short));
    }
    expect(await countFromRows(db, YEAR, filters, 'total')).toEqual([
      short({ key: '', ...truth.participation.total }),
    ]);
  });

  it('are read from the rows where they are not kept yet, or cannot be read', async () => {
    const db = await fresh();
    const world = await populatedWorld(db, 23, 60);
    await db.updateTable('figure_cell').set({ content: null }).execute();
    await db
      .updateTable('figure_cell')
      .set({ content: Buffer.from([1, 2, 3]) })
      .where('site_id', '=', 'site-b')
      .execute();
    const truth = await countByHand(db, { ...YEAR, siteIds: world.siteIds });
    const figures = openFigures(db);
    expect(comparable(await figures.participation(NETWORK, { ...YEAR, ...ALL }))).toEqual(
      truth.participation,
    );
    expect(await figures.baselines(NETWORK, YEAR)).toEqual(truth.baselines);
    const days = ['2025-02-03', '2025-02-04', '2025-02-05', '2025-02-06'];
    await db.transaction().execute((trx) =>
      touchFigureCells(
        trx,
        days.map((day) => figureCellOf('site-b', day)),
      ),
    );
    expect(comparable(await figures.participation(NETWORK, { ...YEAR, ...ALL }))).toEqual(
      truth.participation,
    );
    await world.addSession();
    await rebuildFigures(db);
    const now = await countByHand(db, { ...YEAR, siteIds: world.siteIds });
    expect(comparable(await figures.participation(NETWORK, { ...YEAR, ...ALL }))).toEqual(now.participation);
  });
});
