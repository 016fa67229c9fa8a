import { expect, it } from 'vitest';
import { openFigures } from '../../app/figures/figures.server.ts';
import { NETWORK } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { populatedWorld, YEAR } from '../support/figures-world.ts';
import { reachable } from '../support/reachable.ts';

const QUESTIONS = [
  [NETWORK, { ...YEAR, by: ['month', 'site', 'gender'] }],
  [NETWORK, { ...YEAR, filters: { gender: ['F'] }, by: ['ageBand', 'topic'] }],
  [
    { kind: 'sites', siteIds: ['site-a', 'site-b'] },
    { ...YEAR, siteIds: ['site-a'] },
  ],
] as const;

describeOnBothEngines('what a thread of its own publishes', (fresh) => {
  it('is what this one would, from the same rows, whoever asks at once; a failure is told', async () => {
    const { db, databaseUrl, close } = await reachable(await fresh());
    const world = await populatedWorld(db, 14, 60);
    const here = openFigures(db, { manyAccesses: 10 });
    const elsewhere = openFigures(db, { manyAccesses: 10, databaseUrl });
    const soon = openFigures(db, { manyAccesses: 10, databaseUrl, standsMs: 500 });
    const few = openFigures(db, { manyAccesses: 1_000_000, databaseUrl: 'mysql://127.0.0.1/' });
    const lost = openFigures(db, { manyAccesses: 10, databaseUrl: 'mysql://127.0.0.1/' });
    const ask = (figures: typeof here) =>
      Promise.all(QUESTIONS.map(([scope, filter]) => figures.shown(scope, filter, false)));
    const withoutTime = (answers: Awaited<ReturnType<typeof ask>>) =>
      answers.map((answer) => ({ ...answer, asOf: null }));
    try {
      await world.changeSomething();
      const shown = withoutTime(await ask(here));
      expect(withoutTime(await ask(elsewhere))).toEqual(shown);
      expect(withoutTime(await ask(soon))).toEqual(shown);
      expect(await ask(few)).toEqual(shown);
      expect(here.memory().cellsRead).toBeGreaterThan(0);
      expect(elsewhere.memory().cellsRead).toBe(0);
      for (const _again of [1, 2]) await expect(ask(lost)).rejects.toThrow('mysql');

      // The release is made again in a while, and who asks meanwhile is answered of the one that stands.
      for (let change = 0; change < 20; change += 1) await world.changeSomething();
      const changed = withoutTime(await ask(openFigures(db, { manyAccesses: 10 })));
      expect(changed).not.toEqual(shown);
      await expect.poll(async () => withoutTime(await ask(soon)), { timeout: 60_000 }).toEqual(changed);
      expect(withoutTime(await ask(elsewhere))).toEqual(shown);
    } finally {
      await Promise.all([elsewhere.close(), soon.close(), lost.close()]);
      await close();
    }
  });
});
