import { findNetwork } from '../../db/queries/network.ts';
import { findProgramme, listProgrammeSiteIds, type SeenProgramme } from '../../db/queries/programmes.ts';
import { listSiteNames } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import { STRICT } from '../disclosure/shown.ts';
import { monthStart, type Period, wholeMonths } from '../figures/period.ts';
import type { ShownFigures } from '../figures/show-participation.ts';
import { maySeeTrueCounts } from '../insights/policy.ts';
import { found, idFrom } from '../network/fields.server.ts';
import { addDays } from '../platform/clock.ts';
import { notFound } from '../platform/problem.ts';
import { type Counted, countSites } from './count-programme.server.ts';
import { loadProgress, type Progress } from './load-progress.server.ts';
import { EVERYTHING, isMonth } from './statement.ts';

/** What a statement is about, counted. */
export interface CountedMonth {
  readonly networkName: string;
  readonly programme: SeenProgramme | null;
  readonly site: { readonly id: string; readonly name: string } | null;
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly month: Period;
  readonly isRunning: boolean;
  /** From the programme's first day, or the year's, to the end of the month. */
  readonly since: Period;
  readonly inMonth: Counted;
  readonly sinceStart: Counted;
  readonly progress: Progress | null;
  readonly exact: boolean;
  readonly minCell: number;
}

/**
 * Counts the month the address names (`:programme`, `:month`, `?site=`), of the sites in reach. Throws 404 for what is
 * out of reach, for months to come and for those outside the programme.
 */
export async function countMonth(call: Call): Promise<CountedMonth> {
  const { app, actor, scope, params, url, today } = call;
  const asked = params.month ?? '';
  if (!isMonth(asked) || asked > today.slice(0, 7)) throw notFound();
  const programme =
    params.programme === EVERYTHING
      ? null
      : found(await findProgramme(app.db, scope, idFrom(params.programme)));
  const month = daysOf(asked, programme, today);
  const [network, names] = await Promise.all([findNetwork(app.db), listSiteNames(app.db, scope)]);
  const taking = programme && (await listProgrammeSiteIds(app.db, scope, programme.id));
  const sites = taking ? names.filter(({ id }) => taking.includes(id)) : names;
  const wanted = url.searchParams.get('site');
  const site = wanted ? found(sites.find(({ id }) => id === wanted)) : null;

  const siteIds = sites.map(({ id }) => id);
  const exact = maySeeTrueCounts(actor, taking || scope.kind !== 'network' ? siteIds : null);
  const rules = network ? { minCell: network.min_cell, minDenominator: network.min_denominator } : STRICT;
  const counting = { siteIds, exact };
  const shownIn = (period: Period) => (exact ? period : wholeMonths(period, today));
  const since = { from: programme?.starts_on ?? `${asked.slice(0, 4)}-01-01`, to: month.to };
  return {
    networkName: network?.name ?? '',
    programme,
    site,
    sites,
    month: shownIn(month),
    isRunning: asked === today.slice(0, 7),
    since: shownIn(since),
    inMonth: await countSites(call, counting, shownIn(month)),
    sinceStart: await countSites(call, counting, shownIn(since)),
    // As the programme stood at the end of the month.
    progress:
      programme &&
      (await loadProgress({ ...call, today: month.to }, programme, { isOver: month.to < today })),
    exact,
    minCell: rules.minCell,
  };
}

/** The days of a month up to today, as far as the programme goes; throws 404 when it does not touch the month. */
function daysOf(month: string, programme: SeenProgramme | null, today: string): Period {
  const first = `${month}-01`;
  const last = addDays(monthStart(first, 1), -1);
  const from = programme && programme.starts_on > first ? programme.starts_on : first;
  const to = [last, today, ...(programme ? [programme.ends_on] : [])].sort()[0] ?? last;
  if (from > to) throw notFound();
  return { from, to };
}

/** The figures of the statement's place: the site's, or all together. */
export function figuresOf({ total, at }: Counted, site: { readonly id: string } | null): ShownFigures {
  return site ? at(site.id) : total;
}
