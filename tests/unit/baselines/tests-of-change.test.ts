import { describe, expect, it } from 'vitest';
import { holm } from '../../../app/baselines/holm.ts';
import { mcnemar } from '../../../app/baselines/mcnemar.ts';
import { normalTail } from '../../../app/baselines/normal.ts';
import { wilcoxonSignedRank } from '../../../app/baselines/wilcoxon.ts';
import { seededRandom } from '../../support/figures-world.ts';
import {
  holmRejects,
  mcnemarByEnumeration,
  tailByArea,
  wilcoxonByEnumeration,
  wilcoxonByTextbook,
} from '../../support/statistics-by-hand.ts';

const random = seededRandom(4);
const whole = (below: number) => Math.floor(random() * below);

describe('normalTail', () => {
  it.each([
    [0, 0.5],
    [1, 0.15865525393145707],
    [1.959963984540054, 0.025],
    [3, 0.0013498980316300933],
    [6, 9.865876450376981e-10],
  ])('of %d', (z, tail) => {
    expect(Math.abs(normalTail(z) / tail - 1)).toBeLessThan(1e-12);
  });

  it('is the area under the curve, on both sides of where the method changes', () => {
    for (const z of [0.01, 0.7, 2.4999, 2.5001, 3.3, 5]) {
      expect(Math.abs(normalTail(z) / tailByArea(z) - 1)).toBeLessThan(1e-9);
    }
    expect(normalTail(60)).toBe(0);
    expect(() => normalTail(-0.1)).toThrow(RangeError);
    expect(() => normalTail(Number.NaN)).toThrow(RangeError);
  });
});

describe('mcnemar', () => {
  it.each([
    [3, 12, 0.0352],
    [0, 6, 0.03125],
  ])('%i lost, %i gained: p %f, exactly', (lost, gained, p) => {
    expect(mcnemar(lost, gained).p).toBeCloseTo(p, 4);
    expect(mcnemar(gained, lost).p).toBe(mcnemar(lost, gained).p);
    expect(mcnemar(lost, gained).method).toBe('exact');
  });

  it('has nothing to doubt where nobody changed', () => {
    expect(mcnemar(0, 0)).toEqual({ p: 1, method: 'exact', chiSquared: null, cohensG: null });
  });

  it('counts what tossing coins counts, for every table of up to 14 discordant pairs', () => {
    for (let n = 0; n <= 14; n += 1) {
      for (let gained = 0; gained <= n; gained += 1) {
        expect(mcnemar(n - gained, gained).p).toBeCloseTo(mcnemarByEnumeration(n - gained, gained), 12);
      }
    }
  });

  it('approximates from 25 discordant pairs on, with continuity correction (data: Agresti 1990, p. 350)', () => {
    expect(mcnemar(12, 12).method).toBe('exact');
    const approval = mcnemar(150, 86);
    expect(approval.method).toBe('chi_squared');
    expect(approval.chiSquared).toBeCloseTo(63 ** 2 / 236, 12);
    expect(approval.p).toBeCloseTo(2 * tailByArea(63 / Math.sqrt(236)), 12);
    // The correction never makes a difference out of none.
    expect(mcnemar(20, 20).p).toBe(1);
  });

  it('tells how large the change is by Cohen’s g', () => {
    expect(mcnemar(3, 12).cohensG).toBeCloseTo(0.3, 12);
    expect(mcnemar(12, 3).cohensG).toBeCloseTo(-0.3, 12);
    expect(mcnemar(0, 6).cohensG).toBe(0.5);
  });

  it.each([
    [-1, 3],
    [1.5, 3],
    [Number.NaN, 3],
  ])('refuses %d', (lost, gained) => {
    expect(() => mcnemar(lost, gained)).toThrow(RangeError);
  });
});

describe('wilcoxonSignedRank', () => {
  it('gives V = 40 and p = 0.0391 for the depression scores of Hollander and Wolfe (1973, p. 29)', () => {
    const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
    const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
    const result = wilcoxonSignedRank(before.map((score, index) => score - (after[index] ?? 0)));
    expect(result).toMatchObject({ n: 9, up: 7, down: 2, unchanged: 0, ranksUp: 40, ranksDown: 5 });
    expect(result.method).toBe('exact');
    expect(result.p).toBeCloseTo(0.0390625, 12);
    expect(result.rankBiserial).toBeCloseTo(35 / 45, 12);
  });

  it('gives T = 24 and p = 0.0413 for Darwin’s maize', () => {
    const maize = [6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75];
    expect(wilcoxonSignedRank(maize)).toMatchObject({ ranksDown: 24, p: 0.041259765625 });
  });

  it('counts what giving signs in every way counts, with ties and zeros', () => {
    for (let trial = 0; trial < 150; trial += 1) {
      const differences = Array.from({ length: 1 + whole(12) }, () => whole(9) - 3);
      const result = wilcoxonSignedRank(differences);
      expect(result.p, differences.join(' ')).toBeCloseTo(wilcoxonByEnumeration(differences), 12);
      const turned = wilcoxonSignedRank(differences.map((difference) => -difference));
      expect(turned.p).toBeCloseTo(result.p, 12);
      expect(turned.ranksUp).toBe(result.ranksDown);
    }
  });

  it('approximates above 50 changed pairs as the textbook does, ties and zeros corrected', () => {
    for (let trial = 0; trial < 12; trial += 1) {
      const differences = Array.from({ length: 120 + whole(200) }, () => whole(12) - 5);
      const result = wilcoxonSignedRank(differences);
      expect(result.method).toBe('normal');
      const p = wilcoxonByTextbook(differences);
      expect(Math.abs(result.p - p)).toBeLessThan(1e-9);
    }
  });

  it('passes from one method to the other without a jump', () => {
    const changes = Array.from({ length: 51 }, (_, index) => (index % 3 === 0 ? -1 : 1) * (1 + (index % 7)));
    const [exact, normal] = [wilcoxonSignedRank(changes.slice(1)), wilcoxonSignedRank(changes)];
    expect([exact.method, normal.method]).toEqual(['exact', 'normal']);
    expect(Math.abs(exact.p - wilcoxonByTextbook(changes.slice(1)))).toBeLessThan(0.002);
  });

  it('never lets a gain that comes on top make the change look less sure (why zeros are ranked: Pratt)', () => {
    const pratt = [0, 2, 3, 4, 6, 7, 8, 9, 11, 14, 15, 17, -18];
    const more = pratt.map((difference) => difference + 1);
    expect(wilcoxonSignedRank(more).p).toBeLessThanOrEqual(wilcoxonSignedRank(pratt).p);
  });

  it('has nothing to say where nobody changed and refuses what is no number', () => {
    expect(wilcoxonSignedRank([0, 0])).toMatchObject({ n: 2, unchanged: 2, p: 1, rankBiserial: null });
    expect(wilcoxonSignedRank([])).toMatchObject({ n: 0, p: 1, rankBiserial: null });
    expect(() => wilcoxonSignedRank([1, Number.NaN])).toThrow(RangeError);
  });
});

describe('holm', () => {
  it('multiplies the smallest by all, the next by one less, never going down', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005]).map((p) => Number(p.toFixed(12)))).toEqual([
      0.03, 0.06, 0.06, 0.02,
    ]);
    expect(holm([0.5, 0.9])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });

  it('says the same as deciding step by step, at every level', () => {
    for (let trial = 0; trial < 100; trial += 1) {
      const ps = Array.from({ length: 5 }, () => random() ** 3);
      const adjusted = holm(ps);
      for (const alpha of [0.001, 0.01, 0.05, 0.2, 0.7]) {
        expect(adjusted.map((p) => p <= alpha)).toEqual(holmRejects(ps, alpha));
      }
    }
  });
});
