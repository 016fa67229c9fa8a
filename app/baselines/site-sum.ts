import { type DisclosureRules, isSmall, type Shown } from '../disclosure/shown.ts';
import { type Count, hideSmallCounts, openCount, shown } from '../disclosure/small-counts.ts';

/** So many at one site. */
export interface SiteCount {
  readonly site_id: string;
  readonly organisation_id: string;
  readonly n: number;
}

/**
 * How many there are at some sites together (null: the whole network), protected over the network at once: a site
 * cannot be worked out from its organisation, nor that from the network. `counts` are always the whole network's, so
 * that everybody gets the same answer; sites that are not among them have none.
 */
export function protectedSum(
  counts: readonly SiteCount[],
  siteIds: readonly string[] | null,
  rules: DisclosureRules,
): Shown {
  const sites = new Map(counts.map(({ site_id, n }) => [site_id, openCount(n)]));
  const byOrganisation = new Map<string, Count[]>();
  for (const { site_id, organisation_id } of counts) {
    const count = sites.get(site_id);
    if (count) byOrganisation.set(organisation_id, [...(byOrganisation.get(organisation_id) ?? []), count]);
  }
  const sums = [...byOrganisation.values()].map((parts) => ({ total: openCount(added(parts)), parts }));
  const organisations = sums.map(({ total }) => total);
  const network = openCount(added(organisations));
  const all = [...sites.values(), ...organisations, network];
  hideSmallCounts(
    all.filter(({ value }) => isSmall(value, rules.minCell)),
    [...sums, { total: network, parts: organisations }],
    rules.minCell,
  );
  if (!siteIds) return shown(network.value, network);
  const asked = siteIds.flatMap((id) => sites.get(id) ?? []);
  const whole = sums.find(
    ({ parts }) => parts.length === asked.length && parts.every((part) => asked.includes(part)),
  );
  if (whole) return shown(whole.total.value, whole.total);
  const hidden = asked.some((count) => shown(count.value, count).suppressed);
  return hidden ? { value: null, suppressed: true } : { value: added(asked), suppressed: false };
}

function added(counts: readonly Count[]): number {
  return counts.reduce((sum, { value }) => sum + value, 0);
}
