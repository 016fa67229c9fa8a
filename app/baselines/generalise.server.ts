import { setImmediate } from 'node:timers/promises';

/** What tells a person apart in the microdata, beside what they answered. */
export interface Traits {
  readonly site: string;
  readonly organisation: string;
  readonly ageClass: string;
  readonly sex: string;
  readonly education: string;
  readonly citizenship: string;
  /** `YYYY-MM` of the baseline, then of each later response. */
  readonly months: readonly string[];
}

/** The same as it may leave: what is empty was taken away. */
export interface ReleasedTraits {
  readonly place: string;
  readonly placeKind: 'site' | 'organisation' | 'network';
  readonly ageClass: string;
  readonly sex: string;
  readonly education: string;
  readonly citizenship: string;
  /** Months, years or nothing, one a response that may leave: the first responses of the person. */
  readonly times: readonly string[];
}

export interface Person {
  readonly traits: Traits;
  /** Overall level of the baseline. */
  readonly level: string;
}

/** Steps from everything to nearly nothing; each takes away what the one before left and a little more. */
const STEPS: readonly ((traits: ReleasedTraits, whole: Traits) => ReleasedTraits)[] = [
  (traits) => traits,
  (traits) => ({ ...traits, citizenship: '' }),
  (traits) => ({ ...traits, education: '' }),
  (traits) => ({ ...traits, times: traits.times.map((month) => month.slice(0, 4)) }),
  (traits, { organisation }) => ({ ...traits, place: organisation, placeKind: 'organisation' }),
  (traits) => ({ ...traits, times: traits.times.slice(0, 1) }),
  (traits) => ({ ...traits, place: '', placeKind: 'network' }),
  (traits) => ({ ...traits, sex: '' }),
  (traits) => ({ ...traits, times: traits.times.map(() => '') }),
];

/**
 * Takes away of each person only as much as is needed: in the end every combination of what is left belongs to at least
 * `k` people, and not all of them have the same level. Who cannot be hidden among others even so is null. Site is
 * organisation from the start where fewer than `smallSite` people answered. Other requests get their turn in between.
 */
export async function generalise(
  people: readonly Person[],
  { k, smallSite }: { readonly k: number; readonly smallSite: number },
): Promise<(ReleasedTraits | null)[]> {
  const atSite = new Map<string, number>();
  for (const { traits } of people) atSite.set(traits.site, (atSite.get(traits.site) ?? 0) + 1);
  const released: (ReleasedTraits | null)[] = people.map(({ traits }) =>
    wholeTraits(traits, atSite, smallSite),
  );
  let waiting = people.map((_, index) => index);
  for (const step of STEPS) {
    for (const index of waiting) {
      const [before, person] = [released[index], people[index]];
      if (before && person) released[index] = step(before, person.traits);
    }
    waiting = await alone(waiting, released, people, k);
  }
  for (const index of waiting) released[index] = null;
  return released;
}

function wholeTraits(
  { site, organisation, months, ...person }: Traits,
  atSite: ReadonlyMap<string, number>,
  smallSite: number,
): ReleasedTraits {
  const isSmall = (atSite.get(site) ?? 0) < smallSite;
  return {
    ...person,
    place: isSmall ? organisation : site,
    placeKind: isSmall ? 'organisation' : 'site',
    times: months,
  };
}

/** People compared before other requests get their turn. */
const AT_ONCE = 10_000;

/** Those of the waiting who are still too few alike, or alike in their level too. */
async function alone(
  waiting: readonly number[],
  released: readonly (ReleasedTraits | null)[],
  people: readonly Person[],
  k: number,
): Promise<number[]> {
  const groups = new Map<string, number[]>();
  for (const [place, index] of waiting.entries()) {
    if (place % AT_ONCE === 0) await setImmediate();
    const key = JSON.stringify(released[index]);
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  }
  return [...groups.values()].flatMap((group) => {
    const levels = new Set(group.map((index) => people[index]?.level));
    return group.length >= k && levels.size > 1 ? [] : group;
  });
}
