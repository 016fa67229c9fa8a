import { describe, expect, it } from 'vitest';
import {
  type DatedPair,
  placeKey,
  releaseChanges,
  type TakenBaselines,
} from '../../../app/baselines/change-release.ts';
import type { Level } from '../../../app/figures/baseline-rows.ts';
import { seededRandom } from '../../support/figures-world.ts';

const RULES = { minCell: 3, minDenominator: 10 };
const CHANGES: readonly (readonly [Level, Level])[] = [
  ['B', 'AB'],
  ['X', 'N'],
  ['LW', 'B'],
  ['B', 'LW'],
];

const pairs = (siteId: string, month: string, counts: readonly number[]): DatedPair[] =>
  counts.flatMap((count, index) => {
    const [before = 'X', after = 'X'] = CHANGES[index] ?? [];
    return Array.from({ length: count }, () => ({ siteId, month, before, after }));
  });

const ONE = new Map([['s', 'o']]);
const releases = (
  found: readonly DatedPair[],
  organisationOf: ReadonlyMap<string, string> = ONE,
  taken: readonly TakenBaselines[] = manyAt(organisationOf.keys()),
) => Object.fromEntries(releaseChanges(found, taken, organisationOf, RULES));

/** So many baselines long ago at every site that those who never came back are never few. */
function manyAt(sites: Iterable<string>, baselines = 9000): TakenBaselines[] {
  return [...sites].flatMap((siteId) =>
    [true, false].map((isAtLeastBasic) => ({ siteId, month: '2025-01', isAtLeastBasic, baselines })),
  );
}

describe('releaseChanges', () => {
  it('releases a table without small cells, and nobody as nobody', () => {
    expect(releases(pairs('s', '2026-01', [5, 4, 3, 0]))['site s']).toBe('2026-01');
    expect(releases([])).toEqual({});
    expect(releases(pairs('s', '2026-01', [5, 4, 2, 0]))).toEqual({});
    expect(releases(pairs('s', '2026-01', [3, 3, 3, 0]))).toEqual({});
  });

  it('waits with what came since until no cell of it is small', () => {
    const january = pairs('s', '2026-01', [10, 5, 5, 0]);
    const february = pairs('s', '2026-02', [0, 0, 1, 0]);
    const march = pairs('s', '2026-03', [4, 0, 2, 0]);
    expect(releases([...january, ...february])['site s']).toBe('2026-01');
    expect(releases([...january, ...february, ...march])['site s']).toBe('2026-03');
  });

  it('waits while those of a level who never came back are few: baselines less pairs would count them', () => {
    const found = pairs('s', '2026-04', [5, 4, 3, 0]);
    const taken = (baselines: number, month = '2026-01') => [
      { siteId: 's', month: '2025-01', isAtLeastBasic: true, baselines: 5 },
      { siteId: 's', month: '2025-01', isAtLeastBasic: false, baselines: 7 },
      { siteId: 's', month, isAtLeastBasic: true, baselines },
    ];
    expect(releases(found, ONE, taken(2))).toEqual({});
    expect(releases(found, ONE, taken(3))['site s']).toBe('2026-04');
    // Not due before May.
    expect(releases(found, ONE, taken(2, '2026-02'))['site s']).toBe('2026-04');
  });

  it('hides a second site where one alone would be what is missing in the sum', () => {
    const organisationOf = new Map([
      ['a', 'o'],
      ['b', 'o'],
      ['c', 'o'],
    ]);
    const found = [
      ...pairs('a', '2026-01', [20, 20, 10, 4]),
      ...pairs('b', '2026-01', [10, 10, 5, 3]),
      ...pairs('c', '2026-01', [5, 5, 1, 0]),
    ];
    const released = releases(found, organisationOf);
    expect(released.network).toBe('2026-01');
    expect(released['site a']).toBe('2026-01');
    expect(released['site b']).toBeUndefined();
    expect(released['site c']).toBeUndefined();
  });
});

describe('an attacker who adds and subtracts everything released', () => {
  const random = seededRandom(21);
  const whole = (below: number) => Math.floor(random() * below);

  it('never pins a cell of a site that was held back within 3', () => {
    let heldBack = 0;
    let shown = 0;
    for (let trial = 0; trial < 60; trial += 1) {
      const organisationOf = new Map(
        Array.from({ length: 3 + whole(9) }, (_, index) => [`s${index}`, `o${whole(3)}`] as const),
      );
      const sites = [...organisationOf.keys()];
      const busy = 2 + whole(12);
      const known = new Map<string, number[]>();
      const months = ['2026-01', '2026-02', '2026-03', '2026-04'];
      const all = months.flatMap((month) =>
        sites.flatMap((site) =>
          pairs(site, month, [whole(busy), whole(busy), whole(busy), whole(3) * whole(4)]),
        ),
      );
      const taken = sites.flatMap((siteId) =>
        [true, false].map((isAtLeastBasic) => ({
          siteId,
          month: '2025-01',
          isAtLeastBasic,
          baselines:
            all.filter((one) => one.siteId === siteId && (one.before === 'B') === isAtLeastBasic).length +
            whole(3) * 4,
        })),
      );
      for (const month of months) {
        const found = all.filter((one) => one.month <= month);
        const released = releaseChanges(found, taken, organisationOf, RULES);
        const isOut = (key: string) => released.get(key) === month;
        const tableOf = (site: string) =>
          CHANGES.map(
            ([before, after]) =>
              found.filter((one) => one.siteId === site && one.before === before && one.after === after)
                .length,
          );
        const news = (site: string) =>
          tableOf(site).map((count, cell) => count - (known.get(site)?.[cell] ?? 0));
        const groups = hiddenGroups(sites, organisationOf, isOut);
        for (const group of groups) {
          for (const cell of [0, 1, 2, 3]) {
            const rest = group.reduce((sum, site) => sum + (news(site)[cell] ?? 0), 0);
            if (rest === 0) continue;
            heldBack += 1;
            expect(group.length, `${rest} at ${group}`).toBeGreaterThan(1);
            expect(rest).toBeGreaterThanOrEqual(RULES.minCell);
          }
        }
        for (const site of sites.filter((one) => isOut(placeKey({ kind: 'site', id: one })))) {
          shown += 1;
          const [above = 0, below = 0, gained = 0, lost = 0] = tableOf(site);
          const away = taken
            .filter(({ siteId }) => siteId === site)
            .map((one) => one.baselines - (one.isAtLeastBasic ? above + lost : below + gained));
          for (const count of [...news(site), ...tableOf(site), ...away]) {
            expect(count === 0 || count >= RULES.minCell).toBe(true);
          }
          known.set(site, tableOf(site));
        }
      }
    }
    expect(heldBack).toBeGreaterThan(100);
    expect(shown).toBeGreaterThan(20);
  });
});

/** Sites held back whose news add up to a number the reader can work out: of an organisation, or of those without one. */
function hiddenGroups(
  sites: readonly string[],
  organisationOf: ReadonlyMap<string, string>,
  isOut: (key: string) => boolean,
): string[][] {
  const held = sites.filter((site) => !isOut(placeKey({ kind: 'site', id: site })));
  const organisations = [...new Set(organisationOf.values())];
  const isSeen = (id: string) => isOut(placeKey({ kind: 'organisation', id }));
  const groups = organisations
    .filter(isSeen)
    .map((id) => held.filter((site) => organisationOf.get(site) === id));
  if (isOut('network')) {
    groups.push(held.filter((site) => !isSeen(organisationOf.get(site) ?? '')));
    groups.push(held);
  }
  return groups.filter((group) => group.length > 0);
}
