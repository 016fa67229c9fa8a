import { expect, it } from 'vitest';
import { openBaselineFigures } from '../../app/baselines/baseline-figures.server.ts';
import type { ProtectedCounts } from '../../app/baselines/protected-counts.ts';
import type { BaselineQuestion } from '../../app/baselines/question.ts';
import type { Db } from '../../db/index.ts';
import { listAnalysedBaselines, listOrganisationsOfSites } from '../../db/queries/baselines.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
import { countByHand } from '../support/count-by-hand.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openFiguresWorld, seededRandom } from '../support/figures-world.ts';

const EVERYTHING: BaselineQuestion = { siteIds: null, from: null, to: null, codes: {} };
const DAYS = { from: '2025-01-01', to: '2025-12-31' };

async function populatedWorld(db: Db, seed: number) {
  const world = await openFiguresWorld(db, seededRandom(seed));
  for (let count = 0; count < 60; count += 1) await world.addCitizen();
  await world.addSession();
  for (let count = 0; count < 80; count += 1) await world.addResponse();
  return world;
}

type ByHand = Awaited<ReturnType<typeof countByHand>>['baselines']['byPopulation']['16_74'];

/** Counts as they are shown when nothing is hidden. */
function open({ n, levels, areas }: ByHand): ProtectedCounts {
  const shown = (value: number) => ({ value, suppressed: false });
  const area = ({ none, B, AB }: ByHand['areas']['IL']) => ({
    none: shown(none),
    B: shown(B),
    AB: shown(AB),
    atLeastBasic: shown(B + AB),
  });
  const { AB, B, LW, N, LM, X, NA } = levels;
  return {
    n: shown(n),
    users: shown(n - NA),
    atLeastBasic: shown(AB + B),
    levels: {
      AB: shown(AB),
      B: shown(B),
      LW: shown(LW),
      N: shown(N),
      LM: shown(LM),
      X: shown(X),
      NA: shown(NA),
    },
    areas: {
      IL: area(areas.IL),
      CC: area(areas.CC),
      DCC: area(areas.DCC),
      SF: area(areas.SF),
      PS: area(areas.PS),
    },
  };
}

describeOnBothEngines('baselines', (fresh) => {
  it.each([1, 2])('equal a count by hand after every change (population %i)', async (seed) => {
    const db = await fresh();
    const world = await populatedWorld(db, seed);
    const figures = openBaselineFigures(db);
    for (let round = 0; round < 12; round += 1) {
      await world.changeSomething();
      const siteIds = world.siteIds.filter(() => world.upTo(3) > 0);
      const truth = (await countByHand(db, { ...DAYS, siteIds })).baselines.byPopulation;
      const answer = await figures.answer(NETWORK, { ...EVERYTHING, siteIds }, true);
      expect(answer.adults).toEqual(open(truth['16_74']));
      expect(answer.older).toEqual(open(truth['75_plus']));
      expect([answer.underAge.value, answer.ageUnknown.value]).toEqual([
        truth.under_16.n,
        truth.age_unknown.n,
      ]);
    }
  });

  it('are told apart by everything a row can be', async () => {
    const db = await fresh();
    await populatedWorld(db, 3);
    const figures = openBaselineFigures(db);
    const rows = await listAnalysedBaselines(db, NETWORK, DAYS.from, DAYS.to);
    const count = (of: ProtectedCounts) => of.n.value ?? Number.NaN;
    const everybody = { adults: 0, older: 0 };
    for (const { key, answer } of await figures.rows(NETWORK, EVERYTHING, 'education', true)) {
      const own = rows.filter((row) => (row.education ?? 'unknown') === key && row.age !== null);
      expect(count(answer.adults)).toBe(
        own.filter(({ age }) => Number(age) >= 16 && Number(age) < 75).length,
      );
      everybody.adults += count(answer.adults);
      everybody.older += count(answer.older);
    }
    const whole = await figures.answer(NETWORK, EVERYTHING, true);
    expect([count(whole.adults), count(whole.older)]).toEqual([everybody.adults, everybody.older]);
    const asked = {
      ...EVERYTHING,
      from: '2025-02',
      to: '2025-03',
      codes: { sex: ['F'], way: ['desk', 'paper'] },
    };
    const women = rows.filter(
      (row) => row.gender === 'F' && row.way !== 'tablet' && /^2025-0[23]/.test(row.day) && row.age !== null,
    );
    const months = await figures.rows(NETWORK, asked, 'month', true);
    expect(months.map(({ key }) => key)).toEqual(
      [...new Set(women.map(({ day }) => day.slice(0, 7)))].sort(),
    );
    for (const [by, keys] of [
      ['year', ['2025']],
      ['organisation', ['o', 'p']],
      ['network', ['']],
    ] as const) {
      expect((await figures.rows(NETWORK, EVERYTHING, by, true)).map(({ key }) => key)).toEqual(keys);
    }
    expect(await listOrganisationsOfSites(db)).toContainEqual({ id: 'site-a', organisation_id: 'o' });
  });

  it('show nothing outside the scope', async () => {
    const db = await fresh();
    await populatedWorld(db, 4);
    const figures = openBaselineFigures(db);
    const scope: Scope = { kind: 'sites', siteIds: ['site-b'] };
    const own = await figures.rows(scope, { ...EVERYTHING, siteIds: ['site-a', 'site-b'] }, 'site', true);
    expect(own.map(({ key }) => key)).toEqual(['site-b']);
    const nowhere = await figures.answer({ kind: 'sites', siteIds: [] }, EVERYTHING, false);
    expect(nowhere.adults.n).toEqual({ value: 0, suppressed: false });
  });
});
