import { countCasesBySite, listResolvedSpans } from '../../db/queries/case-figures.ts';
import { narrowScope } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { CODE_FILTERS } from './breakdowns.ts';
import { addCases, type CaseFigures, showCases } from './case-figures.ts';
import { loadSelection, type Selection } from './load-selection.server.ts';
import type { Wanted } from './load-tables.server.ts';

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
  { scope, reach, rules, exact }: Selection,
  { period, siteIds }: Pick<Wanted, 'period' | 'siteIds'>,
): Promise<{ readonly total: CaseFigures; readonly rows: readonly CaseRow[] }> {
  const places = siteIds ? narrowScope(scope, siteIds) : scope;
  const [sites, resolved] = await Promise.all([
    countCasesBySite(app.db, places, period.from, period.to),
    listResolvedSpans(app.db, places, period.from, period.to),
  ]);
  const spans = resolved.map(({ site_id, opened_on, closed_on, cases }) => ({
    site_id,
    from: opened_on,
    to: closed_on,
    cases,
  }));
  const spansOf = Map.groupBy(spans, ({ site_id }) => site_id);
  const bySite = new Map(sites.map((site) => [site.site_id, site]));
  return {
    total: showCases(addCases(sites), spans, exact, rules),
    rows: reach.flatMap(({ id, name }) => {
      const site = bySite.get(id);
      if (!site) return [];
      return [{ key: id, label: name, ...showCases(site, spansOf.get(id) ?? [], exact, rules) }];
    }),
  };
}
