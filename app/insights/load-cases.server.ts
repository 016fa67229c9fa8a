import type { Db } from '../../db/index.ts';
import { listOrganisationsOfSites } from '../../db/queries/baselines.ts';
import {
  countCasesByMonth,
  countCasesBySite,
  listResolvedSpans,
  type MonthCases,
} from '../../db/queries/case-figures.ts';
import { NETWORK, narrowScope, type Scope } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { releaseOf } from '../disclosure/place-times.ts';
import { commonDays, lastDay, monthsOf, type Period } from '../figures/period.ts';
import { formatsFor } from '../ui/formats.ts';
import { CODE_FILTERS } from './breakdowns.ts';
import { addCases, type CaseFigures, openCases, type Span, showCases } from './case-figures.ts';
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
  const spans = resolved.map(({ site_id, opened_on, closed_on, cases }) => ({
    site_id,
    from: opened_on,
    to: closed_on,
    cases,
  }));
  const { siteIds: sites, figuresIn } = exact
    ? await countExactly(app.db, places)
    : await readReleases(app.db, selection);
  const figures = await figuresIn(period);
  const spansIn = Map.groupBy(spans, ({ to }) => to.slice(0, 7));
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

/** The first rows of a table that is too long: where most cases began; hidden numbers come last, by the names of the sites. */
export function firstCases(rows: readonly CaseRow[], most: number): readonly CaseRow[] {
  if (rows.length <= most) return rows;
  return rows.toSorted((a, b) => (b.opened ?? -1) - (a.opened ?? -1)).slice(0, most);
}

/** What may be seen of the cases of some sites, of whose resolved ones the days are known. */
interface SeenCases {
  together(siteIds: ReadonlySet<string>, spans: readonly Span[]): CaseFigures;
  ofSite(siteId: string, spans: readonly Span[]): CaseFigures;
}

/** The sites that ever had a case, and their figures in a period. */
interface Counted {
  readonly siteIds: ReadonlySet<string>;
  figuresIn(period: Period): Promise<SeenCases>;
}

async function countExactly(db: Db, places: Scope): Promise<Counted> {
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

/** What waits has no month: it waits now. */
const NOW = '0001-01';

/** For everybody else: out of releases of the whole network, one for each thing counted. */
async function readReleases(db: Db, { rules }: Selection): Promise<Counted> {
  const [cases, organisations] = await Promise.all([
    countCasesByMonth(db, NETWORK),
    listOrganisationsOfSites(db),
  ]);
  const organisationOf = new Map(organisations.map(({ id, organisation_id }) => [id, organisation_id]));
  const release = (name: string, monthOf: (row: MonthCases) => string | null) => {
    const counts = cases.flatMap((row) => {
      const month = monthOf(row);
      return month === null ? [] : [{ site_id: row.site_id, month, n: row.n }];
    });
    return releaseOf(db, `cases ${name}`, counts, organisationOf, rules);
  };
  const closed = (status: MonthCases['status']) =>
    release(status, (row) => (row.status === status ? row.closed : null));
  const releases = {
    opened: release('opened', ({ opened }) => opened),
    resolved: closed('resolved'),
    abandoned: closed('abandoned'),
    waiting: release('waiting', ({ status }) => (status === 'waiting' ? NOW : null)),
  };
  return {
    siteIds: new Set(cases.map(({ site_id }) => site_id)),
    async figuresIn({ from, to }) {
      const [first, last] = [from.slice(0, 7), to.slice(0, 7)];
      const isMeant = (month: string) => first <= month && month <= last;
      const isNow = () => true;
      const ofSite = {
        opened: releases.opened.siteSums(isMeant),
        resolved: releases.resolved.siteSums(isMeant),
        abandoned: releases.abandoned.siteSums(isMeant),
        waiting: releases.waiting.siteSums(isNow),
      };
      return {
        together(siteIds, spans) {
          const isAsked = (id: string) => siteIds.has(id);
          const shown = {
            opened: releases.opened.sumOf({ isAsked, isMeant }),
            resolved: releases.resolved.sumOf({ isAsked, isMeant }),
            abandoned: releases.abandoned.sumOf({ isAsked, isMeant }),
            waiting: releases.waiting.sumOf({ isAsked, isMeant: isNow }),
          };
          return showCases(shown, spans, rules);
        },
        ofSite(siteId, spans) {
          const shown = {
            opened: ofSite.opened(siteId),
            resolved: ofSite.resolved(siteId),
            abandoned: ofSite.abandoned(siteId),
            waiting: ofSite.waiting(siteId),
          };
          return showCases(shown, spans, rules);
        },
      };
    },
  };
}
