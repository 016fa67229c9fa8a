import { expect, it } from 'vitest';
import { openBaselineWords, packAnswered } from '../../app/baselines/answered.ts';
import { countAnswers, openAnswer, openHistogram } from '../../app/baselines/count-answers.ts';
import { testsOf } from '../../app/baselines/pick.ts';
import type { ProtectedCounts } from '../../app/baselines/protected-counts.ts';
import { answerFrom, makeReleases, rowsFrom } from '../../app/baselines/releases.server.ts';
import { isSmall, type Shown, SUPPRESSED } from '../../app/disclosure/shown.ts';
import { NETWORK } from '../../db/scope.ts';
import { type Asking, type Attacked, attackBaselines } from '../support/baseline-attack.ts';
import { seededRandom } from '../support/figures-world.ts';
import { pinnedNumbers } from '../support/linear-attack.ts';
import { type RandomNetwork, randomBaselines } from '../support/random-baselines.ts';

const ROOM = 3;
const USUAL = { minCell: 5, minDenominator: 10 };

async function openWorld(network: RandomNetwork, rules = USUAL) {
  const { rows, organisationOf } = randomBaselines(network);
  const words = openBaselineWords();
  const answered = packAnswered(rows, words);
  const releases = await makeReleases(answered, words, organisationOf, rules);
  const release: Asking = {
    answer: (question) => answerFrom(releases, testsOf(NETWORK, question)),
    rows: (question, by) => rowsFrom(releases, testsOf(NETWORK, question), by, organisationOf),
  };
  const count: Asking['rows'] = (question, by) =>
    [...countAnswers(answered, words, organisationOf, testsOf(NETWORK, question), by)].map(
      ([key, counted]) => ({
        key,
        answer: openAnswer(counted),
      }),
    );
  const truth: Asking = {
    answer: (question) => count(question, 'network')[0]?.answer ?? openAnswer(openHistogram()),
    rows: count,
  };
  return { rows, organisationOf, release, truth };
}

/** Every question of one filter or two, asked and solved for; returns what is pinned and how much was shown. */
async function attack(
  asking: Asking,
  { rows, organisationOf }: Awaited<ReturnType<typeof openWorld>>,
  enough?: number,
  attacked: Attacked = 'adults',
) {
  const { unknowns, equations } = attackBaselines(asking, rows, organisationOf, attacked);
  const shown = unknowns.filter(({ shown: value }) => value !== null).length;
  return {
    pinned: await pinnedNumbers(unknowns, equations, ROOM, seededRandom(1), enough),
    share: shown / unknowns.length,
  };
}

it.each([
  { seed: 141, people: 190, organisations: 4, sites: 5, months: 6, shows: 0.1 },
  { seed: 2, people: 200, organisations: 2, sites: 5, months: 6, shows: 0.1 },
  { seed: 3, people: 600, organisations: 3, sites: 6, months: 8, shows: 0.3 },
  { seed: 135, people: 1414, organisations: 3, sites: 2, months: 8, shows: 0.3 },
  { seed: 7, people: 3000, organisations: 3, sites: 6, months: 8, shows: 0.3 },
])(
  'whoever asks everything and solves for the rest pins nothing: $people people, $sites sites (population $seed)',
  { timeout: 120_000 },
  async ({ shows, ...network }) => {
    const world = await openWorld(network);
    const { pinned, share } = await attack(world.release, world);
    expect(pinned).toEqual([]);
    // Hiding everything would be safe too.
    expect(share).toBeGreaterThanOrEqual(shows);
  },
);

it.each([
  { seed: 11, people: 900, organisations: 3, sites: 4, months: 5, shows: 0.1 },
  { seed: 12, people: 2500, organisations: 3, sites: 5, months: 8, shows: 0.1 },
  { seed: 13, people: 5000, organisations: 2, sites: 4, months: 6, shows: 0.1 },
])(
  'nor of those of 75 and more: $people people of any age (population $seed)',
  { timeout: 120_000 },
  async ({ shows, ...network }) => {
    const world = await openWorld(network);
    const { pinned, share } = await attack(world.release, world, undefined, 'older');
    expect(pinned).toEqual([]);
    expect(share).toBeGreaterThanOrEqual(shows);
  },
);

it.each([
  { minCell: 3, minDenominator: 10, seed: 109, people: 155, organisations: 2, sites: 3, months: 3 },
  { minCell: 10, minDenominator: 20, seed: 132, people: 391, organisations: 4, sites: 2, months: 7 },
])(
  'nor with other thresholds: $minCell',
  { timeout: 120_000 },
  async ({ minCell, minDenominator, ...network }) => {
    const world = await openWorld(network, { minCell, minDenominator });
    expect((await attack(world.release, world)).pinned).toEqual([]);
  },
);

/** The naive way: small counts blanked one answer at a time, nothing else. */
function blankSmall(counts: ProtectedCounts): ProtectedCounts {
  const blank = (count: Shown) => (isSmall(count.value ?? 0, USUAL.minCell) ? SUPPRESSED : count);
  const { AB, B, LW, N, LM, X, NA } = counts.levels;
  return {
    ...counts,
    n: blank(counts.n),
    atLeastBasic: blank(counts.atLeastBasic),
    levels: {
      AB: blank(AB),
      B: blank(B),
      LW: blank(LW),
      N: blank(N),
      LM: blank(LM),
      X: blank(X),
      NA: blank(NA),
    },
  };
}

it('the attack finds people where only small counts are blanked', { timeout: 120_000 }, async () => {
  const world = await openWorld({ seed: 5, people: 120, organisations: 1, sites: 2, months: 1 });
  const naive: Asking = {
    answer: (question) => {
      const answer = world.truth.answer(question);
      return { ...answer, adults: blankSmall(answer.adults) };
    },
    rows: (question, by) =>
      world.truth
        .rows(question, by)
        .map(({ key, answer }) => ({ key, answer: { ...answer, adults: blankSmall(answer.adults) } })),
  };
  expect((await attack(naive, world, 20)).pinned).toHaveLength(20);
});

it('what is shown is the truth', async () => {
  const { release, truth, rows } = await openWorld({
    seed: 7,
    people: 3000,
    organisations: 4,
    sites: 12,
    months: 14,
  });
  const everything = { siteIds: null, from: null, to: null, codes: {} };
  let compared = 0;
  for (const question of [
    everything,
    { ...everything, codes: { sex: ['F'] } },
    { ...everything, siteIds: ['site-0', 'site-1'] },
    { ...everything, from: rows[0]?.day.slice(0, 7) ?? null },
  ]) {
    for (const by of ['organisation', 'site', 'year', 'month', 'ageClass', 'education'] as const) {
      const open = new Map(truth.rows(question, by).map(({ key, answer }) => [key, answer]));
      for (const { key, answer } of release.rows(question, by)) {
        const whole = open.get(key);
        for (const [shown, value] of [
          [answer.adults.n, whole?.adults.n.value],
          [answer.adults.atLeastBasic, whole?.adults.atLeastBasic.value],
          [answer.adults.levels.X, whole?.adults.levels.X.value],
          [answer.adults.areas.CC.B, whole?.adults.areas.CC.B.value],
          [answer.older.n, whole?.older.n.value],
        ] as const) {
          if (shown.value === null) continue;
          expect(shown.value).toBe(value ?? 0);
          compared += 1;
        }
      }
    }
  }
  expect(compared).toBeGreaterThan(150);
});
