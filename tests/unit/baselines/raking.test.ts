import { describe, expect, it } from 'vitest';
import { rakeToPopulation } from '../../../app/baselines/rake-to-population.ts';
import { LARGEST_WEIGHT, MOST_ROUNDS, rake, type SampleCell } from '../../../app/baselines/raking.ts';
import { weightCost, weightedShare } from '../../../app/baselines/weighted-share.ts';
import { wilson } from '../../../app/figures/wilson.ts';
import { seededRandom } from '../../support/figures-world.ts';
import { rakeByNewton } from '../../support/statistics-by-hand.ts';

const random = seededRandom(7);
const whole = (below: number) => Math.floor(random() * below);

/** Weighted people of each value of a margin. */
function totals(cells: readonly SampleCell[], weights: readonly number[], margin: number) {
  const counts: Record<string, number> = {};
  for (const [index, { values, n }] of cells.entries()) {
    const value = values[margin] ?? '';
    counts[value] = (counts[value] ?? 0) + n * (weights[index] ?? 0);
  }
  return counts;
}

function table(counts: readonly (readonly number[])[]): SampleCell[] {
  return counts.flatMap((line, row) => line.map((n, column) => ({ values: [`r${row}`, `c${column}`], n })));
}

const marginOf = (letter: string, residents: readonly number[]) =>
  new Map(residents.map((count, index) => [`${letter}${index}`, count]));

describe('rake', () => {
  it('has the margins of the population and keeps the odds ratio: by hand for a 2 × 2 table', () => {
    // 7 9 / 12 7 to rows 5 15 and columns 10 10: x(5 + x) / ((5 − x)(10 − x)) = 49/108, so 59x² + 1275x = 2450.
    const cells = table([
      [7, 9],
      [12, 7],
    ]);
    const raked = rake(cells, [marginOf('r', [5, 15]), marginOf('c', [10, 10])]);
    const x = (-1275 + Math.sqrt(1275 ** 2 + 4 * 59 * 2450)) / 118;
    const share = 35 / 20;
    expect(raked.converged).toBe(true);
    expect((raked.weights[0] ?? 0) * 7).toBeCloseTo(x * share, 4);
    expect((raked.weights[3] ?? 0) * 7).toBeCloseTo((5 + x) * share, 4);
  });

  it('gives the weights another method gives, on random tables', () => {
    for (let trial = 0; trial < 40; trial += 1) {
      const counts = Array.from({ length: 6 }, () => [20 + whole(30), 20 + whole(30)]);
      const rows = counts.map(() => 40 + whole(60));
      const columns = [90 + whole(30), 90 + whole(30)];
      const raked = rake(table(counts), [marginOf('r', rows), marginOf('c', columns)]);
      const people = counts.flat().reduce((sum, n) => sum + n, 0);
      const scaled = (part: readonly number[]) => {
        const all = part.reduce((sum, n) => sum + n, 0);
        return part.map((n) => (n * people) / all);
      };
      const cells = counts.flatMap((line, row) => line.map((n, column) => ({ row, column, n })));
      const expected = rakeByNewton(cells, scaled(rows), scaled(columns));
      expect(raked.converged).toBe(true);
      expect(raked.capped).toBe(0);
      for (const [index, weight] of raked.weights.entries()) {
        expect(Math.abs(weight / (expected[index] ?? 0) - 1)).toBeLessThan(1e-4);
      }
    }
  });

  it('cuts weights at five times the mean and still finds the margins where it can', () => {
    const cells = [
      { values: ['16-24', 'A'], n: 2 },
      { values: ['16-24', 'B'], n: 30 },
      { values: ['65-74', 'A'], n: 300 },
      { values: ['65-74', 'B'], n: 40 },
    ];
    const raked = rake(cells, [
      new Map([
        ['16-24', 40],
        ['65-74', 60],
      ]),
      new Map([
        ['A', 50],
        ['B', 50],
      ]),
    ]);
    expect(Math.max(...raked.weights)).toBeLessThanOrEqual(LARGEST_WEIGHT * (1 + 1e-9));
    expect(totals(cells, raked.weights, 0)['16-24']).toBeCloseTo(0.4 * 372, 2);
    expect(raked.converged).toBe(true);
  });

  it('says so when the cut does not let it come to an end', () => {
    const cells = [
      { values: ['16-24'], n: 1 },
      { values: ['65-74'], n: 99 },
    ];
    const raked = rake(cells, [
      new Map([
        ['16-24', 50],
        ['65-74', 50],
      ]),
    ]);
    expect(raked).toMatchObject({ converged: false, rounds: MOST_ROUNDS, capped: 1 });
    expect(raked.weights[0]).toBeCloseTo(5, 9);
    expect(raked.largestGap).toBeCloseTo(0.45, 9);
    // Mean 1 all the same.
    expect(totals(cells, raked.weights, 0)['65-74']).toBeCloseTo(95, 9);
  });

  it('names the values nobody answered from and leaves out people the population does not know', () => {
    const cells = [
      { values: ['16-24', 'A'], n: 20 },
      { values: ['16-24', 'D'], n: 3 },
      { values: ['65-74', 'B'], n: 20 },
    ];
    const ages = new Map([
      ['16-24', 100],
      ['25-34', 70],
      ['65-74', 300],
    ]);
    const raked = rake(cells, [
      ages,
      new Map([
        ['A', 235],
        ['B', 235],
      ]),
    ]);
    expect(raked.empty).toEqual([{ margin: 0, value: '25-34', residents: 70 }]);
    expect(raked.outside).toBe(3);
    expect(raked.weights[1]).toBe(0);
    expect(raked.n).toBe(40);
  });

  it('is post-stratification with the joint table as one margin: residents / people of the cell', () => {
    const cells = [
      { values: ['16-24 A'], n: 10 },
      { values: ['65-74 B'], n: 30 },
    ];
    const raked = rake(cells, [
      new Map([
        ['16-24 A', 500],
        ['65-74 B', 500],
      ]),
    ]);
    expect(raked).toMatchObject({ rounds: 1, converged: true });
    expect(raked.weights[0]).toBeCloseTo(2, 12);
    expect(raked.weights[1]).toBeCloseTo(2 / 3, 12);
  });

  it('makes nothing of nobody and refuses cells that do not match', () => {
    expect(rake([], [new Map([['A', 1]])])).toMatchObject({
      converged: false,
      n: 0,
      effectiveN: 0,
      rounds: 0,
    });
    expect(() => rake([{ values: ['A', 'B'], n: 1 }], [new Map([['A', 1]])])).toThrow(RangeError);
    expect(() => rake([{ values: ['A'], n: Number.NaN }], [new Map([['A', 1]])])).toThrow(RangeError);
  });
});

describe('weightedShare', () => {
  it('is what counting every person with her weight gives', () => {
    for (let trial = 0; trial < 50; trial += 1) {
      const groups = Array.from({ length: 8 }, () => {
        const n = 1 + whole(20);
        return { weight: 0.2 + 3 * random(), n, count: whole(n + 1) };
      });
      const persons = groups.flatMap(({ weight, n, count }) =>
        Array.from({ length: n }, (_, index) => ({ weight, has: index < count })),
      );
      const sum = persons.reduce((all, { weight }) => all + weight, 0);
      const squares = persons.reduce((all, { weight }) => all + weight ** 2, 0);
      const having = persons.filter(({ has }) => has).reduce((all, { weight }) => all + weight, 0);
      const result = weightedShare(groups);
      expect(result?.share).toBeCloseTo(having / sum, 12);
      expect(result?.effectiveN).toBeCloseTo(sum ** 2 / squares, 9);
      expect(result?.designEffect).toBeCloseTo((persons.length * squares) / sum ** 2, 9);
      expect(result?.low).toBeLessThanOrEqual(having / sum);
    }
  });

  it('is Wilson’s interval when all weigh the same', () => {
    const equal = weightedShare([
      { weight: 3, n: 200, count: 61 },
      { weight: 3, n: 63, count: 20 },
    ]);
    const plain = wilson(81, 263);
    expect(equal?.low).toBeCloseTo(plain?.low ?? 0, 12);
    expect(equal?.high).toBeCloseTo(plain?.high ?? 0, 12);
    expect(equal?.designEffect).toBeCloseTo(1, 12);
  });

  it('copes with everybody, nobody and more than everybody', () => {
    expect(
      weightedShare([
        { weight: 0.1, n: 3, count: 3 },
        { weight: 0.7, n: 9, count: 9 },
      ])?.high,
    ).toBe(1);
    expect(weightedShare([])).toBeNull();
    expect(weightCost([{ weight: 0, n: 5 }])).toEqual({ n: 0, designEffect: 1, effectiveN: 0 });
    expect(() => weightedShare([{ weight: 1, n: 3, count: 4 }])).toThrow(RangeError);
  });
});

describe('rakeToPopulation', () => {
  const seen = (value: number) => ({ value, suppressed: false });
  const POPULATION = ['16-24', '65-74'].flatMap((ageClass) =>
    ['A', 'B'].map((sex) => ({ ageClass, sex, residents: ageClass === '16-24' ? 150 : 350 })),
  );

  it('weights what may be seen, names the rest and tells how many residents that leaves', () => {
    const raked = rakeToPopulation(
      [
        { ageClass: '16-24', sex: 'A', n: seen(20), count: seen(18) },
        { ageClass: '16-24', sex: 'B', n: seen(20), count: seen(16) },
        { ageClass: '65-74', sex: 'A', n: seen(60), count: seen(12) },
        { ageClass: '65-74', sex: 'B', n: seen(5), count: { value: null, suppressed: true } },
      ],
      POPULATION,
    );
    expect(raked.hidden).toEqual([{ ageClass: '65-74', sex: 'B' }]);
    expect(raked.coverage).toBeCloseTo(0.65, 12);
    expect(raked.unweighted?.share).toBeCloseTo(46 / 100, 12);
    // 30 % young at 0.85 and 0.9 …, 70 % old, all of them women: the sexes cannot both be met.
    expect(raked.raking.converged).toBe(false);
    expect(raked.weighted?.n).toBe(100);
  });

  it('comes to the average of the cells’ shares by residents where the margins are independent', () => {
    const shares = [0.9, 0.7, 0.3, 0.1];
    const raked = rakeToPopulation(
      POPULATION.map(({ ageClass, sex }, index) => ({
        ageClass,
        sex,
        n: seen(100),
        count: seen(Math.round((shares[index] ?? 0) * 100)),
      })),
      POPULATION,
    );
    expect(raked.weighted?.share).toBeCloseTo(0.3 * 0.8 + 0.7 * 0.2, 6);
    expect(raked.unweighted?.share).toBeCloseTo(0.5, 12);
    expect(raked.coverage).toBe(1);
    expect(raked.weighted?.effectiveN).toBeLessThan(400);
  });
});
