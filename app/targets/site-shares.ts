import type { WeeklyHours } from '../network/hours.ts';

/** A site as far as its part of a target goes. */
interface SharingSite {
  readonly id: string;
  /** It works: sites that are planned, suspended or closed have no part. */
  readonly isActive: boolean;
  readonly hours: WeeklyHours;
}

/** Minutes a site is open in a usual week. */
export function weeklyMinutes(hours: WeeklyHours): number {
  const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return Object.values(hours)
    .flat()
    .reduce((sum, [from, to]) => sum + minuteOf(to) - minuteOf(from), 0);
}

/**
 * The part (0–1) of a target each site is to carry: in proportion to its weekly opening hours. An active site whose
 * hours nobody wrote down counts as much as the others on average; when nobody's are, all count the same.
 */
export function siteShares(sites: readonly SharingSite[]): ReadonlyMap<string, number> {
  const active = sites.filter(({ isActive }) => isActive);
  const minutes = new Map(active.map(({ id, hours }) => [id, weeklyMinutes(hours)]));
  const known = [...minutes.values()].filter((open) => open > 0);
  const usual = known.length === 0 ? 1 : known.reduce((sum, open) => sum + open, 0) / known.length;
  const weightOf = (id: string) => minutes.get(id) || usual;
  const total = active.reduce((sum, { id }) => sum + weightOf(id), 0);
  return new Map(sites.map(({ id, isActive }) => [id, isActive && total > 0 ? weightOf(id) / total : 0]));
}
