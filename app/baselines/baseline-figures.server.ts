import type { Db } from '../../db/index.ts';
import { listOrganisationsOfSites } from '../../db/queries/baselines.ts';
import { findNetwork } from '../../db/queries/network.ts';
import { type Scope, scopeCovers } from '../../db/scope.ts';
import { type DisclosureRules, STRICT } from '../disclosure/shown.ts';
import type { Area } from '../insights/baseline-rows.ts';
import { summariseBaselines } from '../insights/baseline-summary.ts';
import type { BaselineCounts } from '../insights/baselines.ts';
import type { Answered, BaselineWords } from './answered.ts';
import { type BaselineStore, openBaselineStore } from './baseline-store.server.ts';
import type { BaselineAnswer, BaselineFigures, ProtectedCounts } from './protected-counts.ts';
import { type BaselineQuestion, DIMENSIONS, type Grouping } from './question.ts';
import { type CountsByPopulation, countRow, countsOf, type Histogram, openHistogram } from './true-counts.ts';

/** Opens the baselines of a database: built once in `server.ts` and handed over, because it remembers. Never stale. */
export function openBaselineFigures(db: Db): BaselineFigures {
  const store = openBaselineStore(db);
  return {
    async answer(scope, question, exact) {
      const [histogram] = (await histograms(store, db, scope, question, 'network')).values();
      const rules = await findRules(db);
      return protect(countsOf(histogram ?? openHistogram()), rules, exact);
    },
    async rows(scope, question, by, exact) {
      const found = await histograms(store, db, scope, question, by);
      const rules = await findRules(db);
      return [...found]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, histogram]) => ({ key, answer: protect(countsOf(histogram), rules, exact) }));
    },
  };
}

async function findRules(db: Db): Promise<DisclosureRules> {
  const network = await findNetwork(db);
  return network ? { minCell: network.min_cell, minDenominator: network.min_denominator } : STRICT;
}

async function histograms(
  store: BaselineStore,
  db: Db,
  scope: Scope,
  question: BaselineQuestion,
  by: Grouping,
): Promise<Map<string, Histogram>> {
  const answered = await store.read();
  const organisations =
    by === 'organisation'
      ? new Map((await listOrganisationsOfSites(db)).map((site) => [site.id, site.organisation_id]))
      : new Map<string, string>();
  const isAsked = askedRows(answered, store.words, scope, question);
  const keyOf = keyOfRow(answered, store.words, organisations, by);
  const found = new Map<string, Histogram>();
  for (let row = 0; row < answered.length; row += 1) {
    if (!isAsked(row)) continue;
    const key = keyOf(row);
    const histogram = found.get(key) ?? openHistogram();
    found.set(key, histogram);
    countRow(histogram, answered, row);
  }
  return found;
}

/** True for the rows a question is about. */
function askedRows(
  { site, month, dimensions }: Answered,
  words: BaselineWords,
  scope: Scope,
  { siteIds, from, to, codes }: BaselineQuestion,
): (row: number) => boolean {
  const asked = siteIds && new Set(siteIds);
  const filters = [
    {
      column: site,
      wanted: words.site,
      holds: (id: string) => scopeCovers(scope, id) && (asked?.has(id) ?? true),
    },
    {
      column: month,
      wanted: words.month,
      holds: (name: string) => (from ?? name) <= name && name <= (to ?? name),
    },
    ...DIMENSIONS.flatMap((name) => {
      const only = codes[name];
      if (!only) return [];
      return {
        column: dimensions[name],
        wanted: words.dimensions[name],
        holds: (code: string) => only.includes(code),
      };
    }),
  ].map(({ column, wanted, holds }) => ({
    column,
    passes: Uint8Array.from({ length: wanted.size }, (_, code) => Number(holds(wanted.wordOf(code)))),
  }));
  return (row) => filters.every(({ column, passes }) => passes[column[row] ?? 0] === 1);
}

function keyOfRow(
  { site, month, dimensions }: Answered,
  words: BaselineWords,
  organisations: ReadonlyMap<string, string>,
  by: Grouping,
): (row: number) => string {
  const siteOf = (row: number) => words.site.wordOf(site[row] ?? 0);
  const monthOf = (row: number) => words.month.wordOf(month[row] ?? 0);
  switch (by) {
    case 'network':
      return () => '';
    case 'site':
      return siteOf;
    case 'organisation':
      return (row) => organisations.get(siteOf(row)) ?? '';
    case 'month':
      return monthOf;
    case 'year':
      return (row) => monthOf(row).slice(0, 4);
    default: {
      const [column, names] = [dimensions[by], words.dimensions[by]];
      return (row) => names.wordOf(column[row] ?? 0);
    }
  }
}

function protect(counts: CountsByPopulation, rules: DisclosureRules, exact: boolean): BaselineAnswer {
  const of = (population: BaselineCounts) => protectCounts(population, rules, exact);
  return {
    adults: of(counts['16_74']),
    older: of(counts['75_plus']),
    underAge: of(counts.under_16).n,
    ageUnknown: of(counts.age_unknown).n,
  };
}

function protectCounts(counts: BaselineCounts, rules: DisclosureRules, exact: boolean): ProtectedCounts {
  const everybody = summariseBaselines(counts, { usersOnly: false, rules, exact });
  const users = summariseBaselines(counts, { usersOnly: true, rules, exact });
  const hidden = { value: null, suppressed: true };
  const level = (name: string) => everybody.levels.find((shown) => shown.level === name)?.count ?? hidden;
  const area = (name: Area) => {
    const shown = everybody.areas.find((known) => known.area === name);
    return {
      none: shown?.levels.none.count ?? hidden,
      B: shown?.levels.B.count ?? hidden,
      AB: shown?.levels.AB.count ?? hidden,
      atLeastBasic: shown?.atLeastBasic.count ?? hidden,
    };
  };
  return {
    n: everybody.n,
    users: users.n,
    atLeastBasic: everybody.atLeastBasic.count,
    levels: {
      AB: level('AB'),
      B: level('B'),
      LW: level('LW'),
      N: level('N'),
      LM: level('LM'),
      X: level('X'),
      NA: level('NA'),
    },
    areas: { IL: area('IL'), CC: area('CC'), DCC: area('DCC'), SF: area('SF'), PS: area('PS') },
  };
}
