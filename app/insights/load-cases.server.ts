import { narrowScope } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { formatsFor } from '../ui/formats.ts';
import { CODE_FILTERS } from './breakdowns.ts';
import type { CaseFigures } from './case-figures.ts';
import { countCases } from './count-cases.server.ts';
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
  { scope, reach, exact, rules }: Selection,
  { period, siteIds }: Pick<Wanted, 'period' | 'siteIds'>,
): Promise<Cases> {
  const places = siteIds ? narrowScope(scope, siteIds) : scope;
  const { total, ofSite, ofMonth } = await countCases(app.db, places, period, exact ? null : rules);
  const { month: monthName } = formatsFor(actor.language);
  return {
    total,
    rows: reach.flatMap(({ id, name }) => {
      const figures = ofSite.get(id);
      return figures ? [{ key: id, label: name, ...figures }] : [];
    }),
    months: [...ofMonth].map(([month, figures]) => ({ key: month, label: monthName(month), ...figures })),
  };
}

/** The first rows of a table that is too long: where most cases began; hidden numbers come last, by the names of the sites. */
export function firstCases(rows: readonly CaseRow[], most: number): readonly CaseRow[] {
  if (rows.length <= most) return rows;
  return rows.toSorted((a, b) => (b.opened ?? -1) - (a.opened ?? -1)).slice(0, most);
}
