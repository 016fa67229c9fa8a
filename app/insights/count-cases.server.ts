import type { Db } from '../../db/index.ts';
import { countCasesByMonth, countCasesBySite, listResolvedSpans } from '../../db/queries/case-figures.ts';
import { type Scope, scopeCovers } from '../../db/scope.ts';
import type { DisclosureRules } from '../disclosure/shown.ts';
import { commonDays, lastDay, monthsOf, type Period } from '../figures/period.ts';
import { addCases, type CaseFigures, openCases } from './case-figures.ts';
import { type CountedCases, readReleases } from './case-releases.server.ts';

/** Cases of places in a period, by keys. */
interface CasesByKey {
  readonly total: CaseFigures;
  /** Of the sites that ever had a case. */
  readonly ofSite: ReadonlyMap<string, CaseFigures>;
  /** Every month (`YYYY-MM`) of the period, in order; nobody waits in a month. */
  readonly ofMonth: ReadonlyMap<string, CaseFigures>;
}

/** What was asked of releases that are still true: of a region each takes a tenth of a second. */
const remembered = new WeakMap<CountedCases, Map<string, Promise<CasesByKey>>>();
const MOST_REMEMBERED = 20;

/** Cases of places; true counts, or with `rules` what the release of the network shows. */
export async function countCases(
  db: Db,
  places: Scope,
  period: Period,
  rules: DisclosureRules | null,
): Promise<CasesByKey> {
  if (!rules) return byKey(db, await countExactly(db, places), places, period);
  const counted = await readReleases(db, rules);
  const answers = remembered.get(counted) ?? new Map<string, Promise<CasesByKey>>();
  remembered.set(counted, answers);
  const question = JSON.stringify([places, period.from, period.to]);
  const known = answers.get(question);
  if (known) return known;
  if (answers.size >= MOST_REMEMBERED) answers.clear();
  const answer = byKey(db, counted, places, period);
  answers.set(question, answer);
  answer.catch(() => answers.delete(question));
  return answer;
}

async function byKey(db: Db, counted: CountedCases, places: Scope, period: Period): Promise<CasesByKey> {
  const resolved = await listResolvedSpans(db, places, period.from, period.to);
  const dayNumber = dayNumbers();
  const spans = resolved.map(({ site_id, opened_on, closed_on, cases }) => ({
    site_id,
    month: closed_on.slice(0, 7),
    days: dayNumber(closed_on) - dayNumber(opened_on),
    cases,
  }));
  const spansIn = Map.groupBy(spans, ({ month }) => month);
  const spansOf = Map.groupBy(spans, ({ site_id }) => site_id);
  const figures = await counted.figuresIn(period);
  const asked = new Set([...counted.siteIds].filter((id) => scopeCovers(places, id)));
  const months = monthsOf(period).map(async (month) => {
    const days = commonDays(period, { from: `${month}-01`, to: lastDay(month) });
    const { together } = await counted.figuresIn(days ?? period);
    return [month, together(asked, spansIn.get(month) ?? [])] as const;
  });
  return {
    total: figures.together(asked, spans),
    ofSite: new Map([...asked].map((id) => [id, figures.ofSite(id, spansOf.get(id) ?? [])])),
    ofMonth: new Map(await Promise.all(months)),
  };
}

/** Days since 1970 of civil days, each read once: a page has few of them, and a region asks for each a hundred times. */
function dayNumbers(): (day: string) => number {
  const known = new Map<string, number>();
  return (day) => {
    const number = known.get(day) ?? Date.parse(`${day}T00:00:00Z`) / 86_400_000;
    known.set(day, number);
    return number;
  };
}

async function countExactly(db: Db, places: Scope): Promise<CountedCases> {
  const everSeen = await countCasesByMonth(db, places);
  return {
    siteIds: new Set(everSeen.map(({ site_id }) => site_id)),
    async figuresIn({ from, to }) {
      const sites = await countCasesBySite(db, places, from, to);
      const countsOf = new Map(sites.map((site) => [site.site_id, site]));
      return {
        together: (siteIds, spans) =>
          openCases(addCases(sites.filter((site) => siteIds.has(site.site_id))), spans),
        ofSite: (siteId, spans) => openCases(countsOf.get(siteId) ?? addCases([]), spans),
      };
    },
  };
}
