import type { Db } from '../../db/index.ts';
import { listOrganisationsOfSites } from '../../db/queries/baselines.ts';
import {
  countCasesByMonth,
  countCasesBySite,
  listResolvedSpans,
  type MonthCases,
} from '../../db/queries/case-figures.ts';
import { NETWORK, narrowScope, type Scope, scopeCovers } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { releaseOf } from '../disclosure/place-times.ts';
import { CODE_FILTERS } from './breakdowns.ts';
import { addCases, type CaseFigures, openCases, type Span, showCases } from './case-figures.ts';
import { loadSelection, type Selection } from './load-selection.server.ts';
import type { Wanted } from './load-tables.server.ts';
import type { Period } from './period.ts';

/** Cases of a site as they are shown. */
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

/** Cases of what was asked for: all together, and by site in the order of their names. */
export async function loadCases(
  { app }: Pick<Call, 'app'>,
  selection: Selection,
  { period, siteIds }: Pick<Wanted, 'period' | 'siteIds'>,
): Promise<{ readonly total: CaseFigures; readonly rows: readonly CaseRow[] }> {
  const { scope, reach, exact } = selection;
  const places = siteIds ? narrowScope(scope, siteIds) : scope;
  const resolved = await listResolvedSpans(app.db, places, period.from, period.to);
  const spans = resolved.map(({ site_id, opened_on, closed_on, cases }) => ({
    site_id,
    from: opened_on,
    to: closed_on,
    cases,
  }));
  const { siteIds: sites, figuresOf } = exact
    ? await countExactly(app.db, places, period)
    : await readReleases(app.db, selection, period);
  const spansOf = Map.groupBy(spans, ({ site_id }) => site_id);
  const asked = reach.filter(({ id }) => sites.has(id) && scopeCovers(places, id));
  return {
    total: figuresOf(new Set(asked.map(({ id }) => id)), spans),
    rows: asked.map(({ id, name }) => ({
      key: id,
      label: name,
      ...figuresOf(new Set([id]), spansOf.get(id) ?? []),
    })),
  };
}

/** The sites that ever had a case, and what may be seen of the cases of some of them. */
interface Counted {
  readonly siteIds: ReadonlySet<string>;
  figuresOf(siteIds: ReadonlySet<string>, spans: readonly Span[]): CaseFigures;
}

async function countExactly(db: Db, places: Scope, { from, to }: Period): Promise<Counted> {
  const sites = await countCasesBySite(db, places, from, to);
  return {
    siteIds: new Set(sites.map(({ site_id }) => site_id)),
    figuresOf: (siteIds, spans) =>
      openCases(addCases(sites.filter((site) => siteIds.has(site.site_id))), spans),
  };
}

/** What waits has no month: it waits now. */
const NOW = '0001-01';

/** For everybody else: out of releases of the whole network, one for each thing counted. */
async function readReleases(db: Db, { rules }: Selection, { from, to }: Period): Promise<Counted> {
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
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)];
  const isMeant = (month: string) => first <= month && month <= last;
  return {
    siteIds: new Set(cases.map(({ site_id }) => site_id)),
    figuresOf(siteIds, spans) {
      const isAsked = (id: string) => siteIds.has(id);
      const shown = {
        opened: releases.opened.sumOf({ isAsked, isMeant }),
        resolved: releases.resolved.sumOf({ isAsked, isMeant }),
        abandoned: releases.abandoned.sumOf({ isAsked, isMeant }),
        waiting: releases.waiting.sumOf({ isAsked, isMeant: () => true }),
      };
      return showCases(shown, spans, rules);
    },
  };
}
