import {
  type Block,
  closePools,
  type Family,
  hideBlock,
  isBlockHidden,
  openPools,
} from '../disclosure/pools.ts';
import { type DisclosureRules, isSmall } from '../disclosure/shown.ts';
import type { Level } from '../figures/baseline-rows.ts';
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

/** A place with the table of its last release. */
interface Followed {
  readonly key: string;
  readonly sites: readonly string[];
  known: ChangeTable;
  until: string | null;
}

/** A 2×2 table is released whole: one block, its four cells; the last column is all that came together. */
const TABLE = 0;
const BLOCKS: readonly Block[] = [
  { splits: [{ columns: CELLS.map((_, column) => column), whole: null }], takes: [] },
];
const TOGETHER = CELLS.length;
const WIDTH = CELLS.length + 1;

/**
 * Up to which month the 2×2 table of each place may be shown; a place that is not in the answer may not be shown at all.
 * Month by month a place is released anew only when its table has no small cell and enough pairs, nor what came since
 * its last release a small cell, nor those of a level who never came back (baselines are shown elsewhere: these are the
 * difference); and when what came to the places that are held back under one that is not cannot be worked out, cell by
 * cell, as in app/disclosure/pools.ts. A place within one that is held back is held back. So comparing places, months or
 * both tells no more. The same answers give the same releases.
 */
export function releaseChanges(
  pairs: readonly DatedPair[],
  taken: readonly TakenBaselines[],
  organisationOf: ReadonlyMap<string, string>,
  rules: DisclosureRules,
): ReadonlyMap<string, string> {
  const tables = new Map([...organisationOf.keys()].map((site) => [site, { ...NOTHING }]));
  const { places, families } = placesOf(organisationOf);
  const dueBy = countDue(taken);
  for (const [month, ofMonth] of byMonth(pairs)) {
    for (const { siteId, before, after } of ofMonth) {
      const table = tables.get(siteId);
      if (table) table[cellOf(before, after)] += 1;
    }
    const due = dueBy(month);
    const pools = openPools(families, BLOCKS, WIDTH, places.length, rules.minCell);
    const now = places.map((place, group) => {
      const table = addTables(place.sites, tables);
      const news = since(place.known, table);
      CELLS.forEach((cell, column) => {
        pools.counts[group * WIDTH + column] = news[cell];
      });
      pools.counts[group * WIDTH + TOGETHER] = sumOf(news);
      return {
        place,
        table,
        isUnsafe: isUnsafe(table, news, rules) || areFewAway(place, table, due, rules.minCell),
      };
    });
    now.forEach(({ isUnsafe }, group) => {
      if (isUnsafe) hideBlock(pools, group, TABLE);
    });
    closePools(pools, TOGETHER);
    now.forEach(({ place, table }, group) => {
      if (isBlockHidden(pools, group, TABLE)) return;
      place.known = table;
      if (sumOf(table) > 0) place.until = month;
    });
  }
  return new Map(places.flatMap(({ key, until }) => (until === null ? [] : [[key, until]])));
}

/** The network, its organisations, their sites, and what is part of what: places in the order of their groups. */
function placesOf(organisationOf: ReadonlyMap<string, string>): {
  readonly places: readonly Followed[];
  readonly families: readonly Family[];
} {
  const follow = (key: string, sites: readonly string[]): Followed => ({
    key,
    sites,
    known: NOTHING,
    until: null,
  });
  const members = Map.groupBy(organisationOf.keys(), (site) => organisationOf.get(site) ?? '');
  const places = [
    follow('network', [...organisationOf.keys()]),
    ...[...members].map(([id, own]) => follow(placeKey({ kind: 'organisation', id }), own)),
  ];
  const families: Family[] = [{ parent: 0, children: places.slice(1).map((_, index) => index + 1) }];
  [...members.values()].forEach((own, index) => {
    families.push({ parent: index + 1, children: own.map((_, site) => places.length + site) });
    places.push(...own.map((id) => follow(placeKey({ kind: 'site', id }), [id])));
  });
  return { places, families };
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

function since(known: ChangeTable, now: ChangeTable): ChangeTable {
  return {
    stayedAbove: now.stayedAbove - known.stayedAbove,
    stayedBelow: now.stayedBelow - known.stayedBelow,
    gained: now.gained - known.gained,
    lost: now.lost - known.lost,
  };
}

function sumOf(table: ChangeTable): number {
  return CELLS.reduce((sum, cell) => sum + table[cell], 0);
}

function isUnsafe(
  table: ChangeTable,
  news: ChangeTable,
  { minCell, minDenominator }: DisclosureRules,
): boolean {
  const pairs = sumOf(table);
  if (pairs > 0 && pairs < minDenominator) return true;
  return CELLS.some((cell) => isSmall(table[cell], minCell) || isSmall(news[cell], minCell));
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
