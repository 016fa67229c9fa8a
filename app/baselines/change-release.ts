import { type DisclosureRules, isSmall } from '../disclosure/shown.ts';
import { type Count, hideSmallCounts, isHidden, type Sum, type Veil } from '../disclosure/small-counts.ts';
import type { Level } from '../insights/baseline-rows.ts';
import { addDays, addMonths } from '../platform/clock.ts';
import { answeredUntil } from '../surveys/follow-up-rules.ts';
import { type ChangeTable, cellOf } from './paired-change.ts';

/** A pair of baseline and follow-up, as far as the release looks at it. */
export interface DatedPair {
  readonly siteId: string;
  /** Of the follow-up, `YYYY-MM`. */
  readonly month: string;
  readonly before: Level;
  readonly after: Level;
}

/** Baselines of a month at a site, at least basic or below. */
export interface TakenBaselines {
  readonly siteId: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly isAtLeastBasic: boolean;
  readonly baselines: number;
}

export type ChangePlace =
  | { readonly kind: 'network' }
  | { readonly kind: 'organisation' | 'site'; readonly id: string };

/** The name of a place in a release. */
export function placeKey(place: ChangePlace): string {
  return place.kind === 'network' ? 'network' : `${place.kind} ${place.id}`;
}

const CELLS = ['stayedAbove', 'stayedBelow', 'gained', 'lost'] as const;
const NOTHING: ChangeTable = { stayedAbove: 0, stayedBelow: 0, gained: 0, lost: 0 };

/** A place with its pairs so far and those of its last release. */
interface Followed {
  readonly key: string;
  readonly sites: readonly string[];
  known: ChangeTable;
  until: string | null;
}

/**
 * Up to which month the 2×2 table of each place may be shown; a place that is not in the answer may not be shown at all.
 * Month by month a place is released anew only when its table has no small cell and enough pairs, nor what came since
 * its last release a small cell, nor those of a level who never came back (baselines are shown elsewhere: these are the
 * difference); and when network, organisations and sites that are released do not give one back that is not: sums of what
 * came since the last release of each, as in app/disclosure/small-counts.ts. So comparing places, months or both tells no
 * more. The same answers give the same releases.
 */
export function releaseChanges(
  pairs: readonly DatedPair[],
  taken: readonly TakenBaselines[],
  organisationOf: ReadonlyMap<string, string>,
  rules: DisclosureRules,
): ReadonlyMap<string, string> {
  const tables = new Map([...organisationOf.keys()].map((site) => [site, { ...NOTHING }]));
  const { network, organisations, sites } = placesOf(organisationOf);
  const all = [network, ...organisations, ...sites];
  const dueBy = countDue(taken);
  for (const [month, ofMonth] of byMonth(pairs)) {
    for (const { siteId, before, after } of ofMonth) {
      const table = tables.get(siteId);
      if (table) table[cellOf(before, after)] += 1;
    }
    const now = new Map(all.map((place) => [place.key, addTables(place.sites, tables)]));
    const due = dueBy(month);
    const unsafe = all.filter((place) => {
      const table = now.get(place.key) ?? NOTHING;
      return isUnsafe(place.known, table, rules) || areFewAway(place, table, due, rules.minCell);
    });
    const hidden = hiddenPlaces({ network, organisations, sites }, now, unsafe, rules.minCell);
    for (const place of all) {
      if (hidden.has(place.key)) continue;
      place.known = now.get(place.key) ?? NOTHING;
      if (CELLS.some((cell) => place.known[cell] > 0)) place.until = month;
    }
  }
  return new Map(all.flatMap(({ key, until }) => (until === null ? [] : [[key, until]])));
}

interface Places {
  readonly network: Followed;
  readonly organisations: readonly Followed[];
  readonly sites: readonly Followed[];
}

function placesOf(organisationOf: ReadonlyMap<string, string>): Places {
  const follow = (key: string, sites: readonly string[]): Followed => ({
    key,
    sites,
    known: NOTHING,
    until: null,
  });
  const members = new Map<string, string[]>();
  for (const [site, organisation] of organisationOf) {
    members.set(organisation, [...(members.get(organisation) ?? []), site]);
  }
  return {
    network: follow('network', [...organisationOf.keys()]),
    organisations: [...members].map(([id, own]) => follow(placeKey({ kind: 'organisation', id }), own)),
    sites: [...organisationOf.keys()].map((id) => follow(placeKey({ kind: 'site', id }), [id])),
  };
}

function byMonth(pairs: readonly DatedPair[]): [string, DatedPair[]][] {
  const months = new Map<string, DatedPair[]>();
  for (const pair of pairs) {
    const own = months.get(pair.month);
    if (own) own.push(pair);
    else months.set(pair.month, [pair]);
  }
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1));
}

function addTables(sites: readonly string[], tables: ReadonlyMap<string, ChangeTable>): ChangeTable {
  const sum = { ...NOTHING };
  for (const site of sites) {
    for (const cell of CELLS) sum[cell] += tables.get(site)?.[cell] ?? 0;
  }
  return sum;
}

/** One count a cell: what came to a place since the last release of each of its sites; all under the place's veil. */
type Veiled = Readonly<Record<keyof ChangeTable, Count>>;

/** The places that may not be released this month. */
function hiddenPlaces(
  { network, organisations, sites }: Places,
  now: ReadonlyMap<string, ChangeTable>,
  unsafe: readonly Followed[],
  minCell: number,
): ReadonlySet<string> {
  const tableOf = (place: Followed) => now.get(place.key) ?? NOTHING;
  const came = new Map(sites.map((site) => [site.sites[0] ?? '', since(site.known, tableOf(site))]));
  const veil = (place: Followed): Veiled => {
    const veils: readonly [Veil] = [{ hidden: false }];
    const news = addTables(place.sites, came);
    const count = (cell: keyof ChangeTable): Count => ({ value: news[cell], veils });
    return {
      stayedAbove: count('stayedAbove'),
      stayedBelow: count('stayedBelow'),
      gained: count('gained'),
      lost: count('lost'),
    };
  };
  const all = [network, ...organisations, ...sites];
  const veiled = new Map(all.map((place) => [place.key, veil(place)]));
  const countsOf = (places: readonly Followed[], cell: keyof ChangeTable) =>
    places.flatMap(({ key }) => veiled.get(key)?.[cell] ?? []);
  const sumsOf = (total: Followed, parts: readonly Followed[]): Sum[] =>
    CELLS.flatMap((cell) =>
      countsOf([total], cell).map((count) => ({ total: count, parts: countsOf(parts, cell) })),
    );
  const within = ({ sites: own }: Followed) => sites.filter((site) => own.includes(site.sites[0] ?? ''));
  const sums = [
    ...organisations.flatMap((organisation) => sumsOf(organisation, within(organisation))),
    ...sumsOf(network, organisations),
    ...sumsOf(network, sites),
  ];
  hideSmallCounts(countsOf(unsafe, 'gained'), sums, minCell);

  const isAway = ({ key }: Followed) => countsOf([{ ...network, key }], 'gained').some(isHidden);
  // The network less the organisations in sight is the sum of the sites of the others.
  for (let before = -1; before !== organisations.filter(isAway).length; ) {
    const away = organisations.filter(isAway);
    before = away.length;
    const left = away.flatMap(within);
    const rest = CELLS.map((cell): Sum => {
      const parts = countsOf(left, cell);
      const value = parts.reduce((sum, part) => sum + part.value, 0);
      return { total: { value, veils: countsOf([network], cell)[0]?.veils ?? [{ hidden: false }] }, parts };
    });
    if (left.length > 0) hideSmallCounts([], [...sums, ...rest], minCell);
  }
  return new Set(all.filter(isAway).map(({ key }) => key));
}

function since(known: ChangeTable, now: ChangeTable): ChangeTable {
  return {
    stayedAbove: now.stayedAbove - known.stayedAbove,
    stayedBelow: now.stayedBelow - known.stayedBelow,
    gained: now.gained - known.gained,
    lost: now.lost - known.lost,
  };
}

function isUnsafe(known: ChangeTable, now: ChangeTable, { minCell, minDenominator }: DisclosureRules) {
  const news = since(known, now);
  const pairs = CELLS.reduce((sum, cell) => sum + now[cell], 0);
  if (pairs > 0 && pairs < minDenominator) return true;
  return CELLS.some((cell) => isSmall(now[cell], minCell) || isSmall(news[cell], minCell));
}

/** Baselines of a site whose follow-up was due, by level. */
interface Due {
  above: number;
  below: number;
}

/** Counts by site the baselines whose follow-up was due by the end of a month; to be asked month after month. */
function countDue(taken: readonly TakenBaselines[]): (month: string) => ReadonlyMap<string, Due> {
  const waiting = [...taken].sort((a, b) => (a.month < b.month ? -1 : 1));
  const due = new Map<string, Due>();
  let next = 0;
  return (month) => {
    const lastMonth = answeredUntil(addDays(addMonths(`${month}-01`, 1), -1)).slice(0, 7);
    for (let one = waiting[next]; one && one.month <= lastMonth; one = waiting[next]) {
      const ofSite = due.get(one.siteId) ?? { above: 0, below: 0 };
      ofSite[one.isAtLeastBasic ? 'above' : 'below'] += one.baselines;
      due.set(one.siteId, ofSite);
      next += 1;
    }
    return due;
  };
}

/** True when those of a level who never came back are few. */
function areFewAway(
  place: Followed,
  table: ChangeTable,
  due: ReadonlyMap<string, Due>,
  minCell: number,
): boolean {
  let [above, below] = [-table.stayedAbove - table.lost, -table.stayedBelow - table.gained];
  for (const site of place.sites) {
    above += due.get(site)?.above ?? 0;
    below += due.get(site)?.below ?? 0;
  }
  return isSmall(above, minCell) || isSmall(below, minCell);
}
