import { countFacilitators } from '../../db/queries/programme-targets.ts';
import type { Call } from '../access/gate.server.ts';
import type { Shown } from '../disclosure/shown.ts';
import type { Period } from '../insights/period.ts';
import type { ShownFigures } from '../insights/show-participation.ts';
import type { Measure } from '../network/target-steps.ts';
import { weekEnds } from './rules.ts';
import { WEEKLY, type Weekly } from './weekly.ts';

/** Where and when something is counted, and what may be seen of it. */
export interface Counting {
  readonly siteIds: readonly string[];
  readonly exact: boolean;
}

/** What counts towards targets, as it may be shown. */
export interface Counted {
  readonly total: ShownFigures;
  readonly bySite: ReadonlyMap<string, ShownFigures>;
  /** Sites that received somebody: nothing about people. */
  readonly activeSites: number;
}

/** The figures of some sites in some days: in whole months for whoever may not see true counts. */
export async function countSites(
  { app, scope }: Pick<Call, 'app' | 'scope'>,
  { siteIds, exact }: Counting,
  period: Period,
): Promise<Counted> {
  const asked = { ...period, siteIds, by: ['site'] as const };
  const [shown, counted] = await Promise.all([
    app.figures.shown(scope, asked, exact),
    app.figures.participation(scope, asked),
  ]);
  return {
    total: shown.total,
    bySite: new Map(shown.by.site.map((row) => [row.key, row])),
    activeSites: counted.by.site.length,
  };
}

/** The count of a measure; facilitators are staff, whose number is no secret. */
export async function countOf(
  { app, scope }: Pick<Call, 'app' | 'scope'>,
  { siteIds }: Counting,
  period: Period,
  { total, activeSites }: Counted,
  measure: Measure,
): Promise<Shown> {
  if (measure === 'sites') return { value: activeSites, suppressed: false };
  if (measure !== 'facilitators') return total[measure];
  const here = scope.kind === 'network' ? siteIds : siteIds.filter((id) => scope.siteIds.includes(id));
  const value = await countFacilitators(app.db, { kind: 'sites', siteIds: here }, period.from, period.to);
  return { value, suppressed: false };
}

/**
 * What each of the last complete weeks added, oldest first: true counts, to be shown only as a rounded mean of all of
 * them. New people of a week are those the programme had not met before.
 */
export async function countWeeks(
  { app, scope, today }: Pick<Call, 'app' | 'scope' | 'today'>,
  { siteIds }: Counting,
  frame: { readonly startsOn: string; readonly endsOn: string },
): Promise<Readonly<Record<Weekly, readonly number[]>>> {
  const weeks: Record<Weekly, number[]> = { uniques: [], accesses: [], sessions: [] };
  let before: Readonly<Record<Weekly, number>> | null = null;
  for (const to of weekEnds(frame, today)) {
    const now =
      to < frame.startsOn
        ? { uniques: 0, accesses: 0, sessions: 0 }
        : (await app.figures.participation(scope, { from: frame.startsOn, to, siteIds })).total;
    if (before) for (const measure of WEEKLY) weeks[measure].push(now[measure] - before[measure]);
    before = now;
  }
  return weeks;
}
