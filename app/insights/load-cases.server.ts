import type { Db } from '../../db/index.ts';
import { countCasesByMonth, countCasesBySite, listResolvedSpans } from '../../db/queries/case-figures.ts';
import { narrowScope, type Scope } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { commonDays, lastDay, monthsOf } from '../figures/period.ts';
import { formatsFor } from '../ui/formats.ts';
import { CODE_FILTERS } from './breakdowns.ts';
import { addCases, type CaseFigures, openCases } from './case-figures.ts';
import { type CountedCases, readReleases } from './case-releases.server.ts';
import { loadSelection, type Selection } from './load-selection.server.ts';
import type { Wanted } from './load-tables.server.ts';

/** Cases of a site or a month as they are shown. */
export interface CaseRow extends CaseFigures {
  readonly key: string;
  readonly label: string;
}

/** The selection of days and places alone: cases know nothing of the session or the person of a day. */
export function loadCaseSelection(call: Call): Promise<Selection> {
  const url = new URL(call.url);
  for (const name of [...CODE_FILTERS, 'mine', 'by']) url.searchParams.delete(name);
  return loadSelection({ ...call, url });
}

export interface Cases {
  readonly total: CaseFigures;
  /** By site, in the order of their names. */
  readonly rows: readonly CaseRow[];
  /** Every month of the period, in order; nobody waits in a month. */
  readonly months: readonly CaseRow[];
}

/** Cases of what was asked for. */
export async function loadCases(
  { app, actor }: Pick<Call, 'app' | 'actor'>,
  selection: Selection,
  { period, siteIds }: Pick<Wanted, 'period' | 'siteIds'>,
): Promise<Cases> {
  const { scope, reach, exact } = selection;
  const places = siteIds ? narrowScope(scope, siteIds) : scope;
  const resolved = await listResolvedSpans(app.db, places, period.from, period.to);
  const dayNumber = dayNumbers();
  const spans = resolved.map(({ site_id, opened_on, closed_on, cases }) => ({
    site_id,
    month: closed_on.slice(0, 7),
    days: dayNumber(closed_on) - dayNumber(opened_on),
    cases,
  }));
  const { siteIds: sites, figuresIn } = exact
    ? await countExactly(app.db, places)
    : await readReleases(app.db, selection.rules);
  const figures = await figuresIn(period);
  const spansIn = Map.groupBy(spans, ({ month }) => month);
  const { month: monthName } = formatsFor(actor.language);
  const spansOf = Map.groupBy(spans, ({ site_id }) => site_id);
  const within = places.kind === 'network' ? null : new Set(places.siteIds);
  const asked = reach.filter(({ id }) => sites.has(id) && (within?.has(id) ?? true));
  const all = new Set(asked.map(({ id }) => id));
  const months = await Promise.all(
    monthsOf(period).map(async (month) => {
      const days = commonDays(period, { from: `${month}-01`, to: lastDay(month) });
      const { together } = await figuresIn(days ?? period);
      return { key: month, label: monthName(month), ...together(all, spansIn.get(month) ?? []) };
    }),
  );
  return {
    months,
    total: figures.together(all, spans),
    rows: asked.map(({ id, name }) => ({
      key: id,
      label: name,
      ...figures.ofSite(id, spansOf.get(id) ?? []),
    })),
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

/** The first rows of a table that is too long: where most cases began; hidden numbers come last, by the names of the sites. */
export function firstCases(rows: readonly CaseRow[], most: number): readonly CaseRow[] {
  if (rows.length <= most) return rows;
  return rows.toSorted((a, b) => (b.opened ?? -1) - (a.opened ?? -1)).slice(0, most);
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
