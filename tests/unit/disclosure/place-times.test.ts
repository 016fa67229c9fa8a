import { describe, expect, it } from 'vitest';
import { type MonthCount, releaseCounts } from '../../../app/disclosure/place-times.ts';
import { isSmall } from '../../../app/disclosure/shown.ts';
import { seededRandom } from '../../support/figures-world.ts';
import { balance, type Equation, pinnedNumbers, type Unknown } from '../../support/linear-attack.ts';

const RULES = { minCell: 5, minDenominator: 10 };
const ROOM = 3;
const MONTHS = ['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02'];
const QUARTERS = [[0], [1, 2, 3], [4, 5]];

/** Counts of a few sites of three organisations; many of them are small. */
function randomCounts(seed: number, busy: number) {
  const random = seededRandom(seed);
  const sites = Array.from({ length: 7 }, (_, site) => `s${site}`);
  const organisationOf = new Map(sites.map((id, site) => [id, `o${site % 3}`]));
  const counts = sites.flatMap((site_id): MonthCount[] =>
    MONTHS.flatMap((month) => {
      const n = random() < 0.3 ? 0 : Math.floor(random() ** 2 * busy);
      return n > 0 ? [{ site_id, month, n }] : [];
    }),
  );
  return { sites, organisationOf, counts };
}

/** Every range of months of every site, organisation and the network, as equations. */
function attack({ sites, organisationOf, counts }: ReturnType<typeof randomCounts>) {
  const release = releaseCounts(counts, organisationOf, RULES);
  const unknowns: Unknown[] = [];
  const equations: Equation[] = [];
  const countOf = (site: string, month: string | undefined) =>
    counts.find((one) => one.site_id === site && one.month === month)?.n ?? 0;
  const atoms = new Map<string, number>();
  const unions = [...Map.groupBy(sites, (site) => organisationOf.get(site)).values(), sites];
  const asked = [...sites.map((site) => [site]), ...unions];
  const ranges = MONTHS.flatMap((_, first) =>
    MONTHS.slice(first).map((_, length) => [first, first + length] as const),
  );
  const isNode = (first: number, last: number) =>
    first === last ||
    QUARTERS.some((own) => own[0] === first && own.at(-1) === last) ||
    (first === 0 && last === 3);
  for (const [first, last] of ranges.toSorted(([a, b], [c, d]) => b - a - (d - c))) {
    for (const own of asked) {
      const months = MONTHS.slice(first, last + 1);
      const isMeant = (month: string) => months.includes(month);
      const shown = release.sumOf({ isAsked: (site) => own.includes(site), isMeant }).value;
      const [site = ''] = own;
      if (own.length === 1) expect(release.siteSums(isMeant)(site).value).toBe(shown);
      const truth = own.flatMap((site) => months.map((month) => countOf(site, month)));
      const value = truth.reduce((sum, one) => sum + one, 0);
      if (shown !== null) expect(shown).toBe(value);
      if (isSmall(value, RULES.minCell)) expect(shown).toBeNull();
      const isSecret = value > 0 && (isNode(first, last) || value < RULES.minCell);
      unknowns.push({ name: `${own} ${months[0]}..${months.at(-1)}`, shown, isSecret });
      const place = unknowns.length - 1;
      if (own.length === 1 && first === last) atoms.set(`${own[0]} ${MONTHS[first]}`, place);
      else {
        const parts = own.flatMap((site) => months.map((month) => atoms.get(`${site} ${month}`) ?? -1));
        equations.push(balance(place, parts));
      }
    }
  }
  return { unknowns, equations };
}

describe('counts by site and month', () => {
  it.each([
    [1, 12],
    [2, 30],
    [3, 80],
    [4, 30],
  ])(
    'whoever asks for all places and ranges of months pins nothing (population %i)',
    async (seed, busy) => {
      const { unknowns, equations } = attack(randomCounts(seed, busy));
      const shown = unknowns.filter((one) => one.shown !== null && one.shown > 0).length;
      expect(shown / unknowns.length).toBeGreaterThan(0.1);
      expect(await pinnedNumbers(unknowns, equations, ROOM, seededRandom(1))).toEqual([]);
    },
    60_000,
  );

  it('of nobody is zero, and what is small is hidden with what would give it back', () => {
    const organisationOf = new Map([
      ['a', 'north'],
      ['b', 'north'],
      ['c', 'south'],
    ]);
    const release = releaseCounts(
      [
        { site_id: 'a', month: '2026-01', n: 3 },
        { site_id: 'b', month: '2026-01', n: 20 },
        { site_id: 'c', month: '2026-01', n: 40 },
      ],
      organisationOf,
      RULES,
    );
    const at = (...sites: string[]) =>
      release.sumOf({ isAsked: (site) => sites.includes(site), isMeant: (month) => month < '2026-02' }).value;
    expect([at('a'), at('b'), at('c'), at('a', 'b'), at('elsewhere')]).toEqual([null, null, 40, 23, 0]);
    expect(release.sumOf({ isAsked: () => true, isMeant: () => false })).toEqual({
      value: 0,
      suppressed: false,
    });
  });
});
