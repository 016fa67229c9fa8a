import { type DisclosureRules, isSmall, type Shown } from '../disclosure/shown.ts';
import { type Count, hideSmallCounts, openCount, type Sum, shown } from '../disclosure/small-counts.ts';

/** A true count of people, and whether it is hidden wherever else it is shown. */
export interface PlaceCount {
  readonly people: number;
  readonly isHidden: boolean;
}

export interface SiteCount extends PlaceCount {
  readonly id: string;
  readonly comune: string;
}

/** People met at the sites of a comune; groups of ages, the last one of those whose age nobody knows. */
export interface ComuneCount extends PlaceCount {
  readonly comune: string;
  readonly groups: readonly PlaceCount[];
}

export interface ShownPlaces {
  readonly sites: ReadonlyMap<string, Shown>;
  readonly comuni: ReadonlyMap<string, { readonly people: Shown; readonly groups: readonly Shown[] }>;
}

/**
 * Sites, comuni and ages of one page, protected together: the people of a comune with one site are the site's, ages add
 * up to a comune, and all comuni to `whole` (people, then each group), except for those who come to several. Without
 * `rules` nothing is hidden.
 */
export function protectPlaces(
  sites: readonly SiteCount[],
  comuni: readonly ComuneCount[],
  whole: { readonly people: number; readonly groups: readonly number[] },
  rules: DisclosureRules | null,
): ShownPlaces {
  const ofSite = new Map(
    sites.map(({ id, people, isHidden }): [string, Count] => [
      id,
      { value: people, veils: [{ hidden: isHidden }] },
    ]),
  );
  const counts = comuni.map(({ comune, people, isHidden, groups }) => {
    const own = sites.flatMap((site) => (site.comune === comune ? (ofSite.get(site.id) ?? []) : []));
    const [only] = own;
    const whole = only && own.length === 1 ? only.veils[0] : { hidden: false };
    if (isHidden) whole.hidden = true;
    const all: Count = { value: people, veils: [whole] };
    const ages = groups.map(
      (group): Count => ({ value: group.people, veils: [{ hidden: group.isHidden }, whole] }),
    );
    return { comune, all, own, ages };
  });
  const total = openCount(whole.people);
  const ofAll = whole.groups.map(openCount);
  const sums: Sum[] = [
    { total, parts: [...ofSite.values()], overlapping: true },
    { total, parts: counts.map(({ all }) => all), overlapping: true },
    { total, parts: ofAll },
    ...ofAll.map((group, index) => ({
      total: group,
      parts: counts.flatMap(({ ages }) => ages[index] ?? []),
      overlapping: true,
    })),
    ...counts.flatMap(({ all, own, ages }): Sum[] => [
      { total: all, parts: ages },
      ...(own.length > 1 ? [{ total: all, parts: own, overlapping: true }] : []),
    ]),
  ];
  const everything = [...ofSite.values(), ...counts.flatMap(({ all, ages }) => [all, ...ages])];
  if (rules) {
    const small = everything.filter(({ value }) => isSmall(value, rules.minCell));
    hideSmallCounts(small, sums, rules.minCell);
  }
  return {
    sites: new Map([...ofSite].map(([id, count]) => [id, shown(count.value, count)])),
    comuni: new Map(
      counts.map(({ comune, all, ages }) => [
        comune,
        { people: shown(all.value, all), groups: ages.map((age) => shown(age.value, age)) },
      ]),
    ),
  };
}
