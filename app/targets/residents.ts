/**
 * Ages as the national list of age bands and a population table can be compared: both know where 55 and 75 are. E 14–17,
 * A 18–29, B 30–54, C 55–74, D 75 and over; residents are counted from 16.
 */
export const AGE_GROUPS = [
  { key: 'under_55', bands: ['E', 'A', 'B'], classes: ['16-24', '25-34', '35-44', '45-54'] },
  { key: '55_74', bands: ['C'], classes: ['55-64', '65-74'] },
  { key: '75_plus', bands: ['D'], classes: ['75+'] },
] as const;
/** People met for every 1,000 residents; `hidden` where the people are, null where residents are not known or none. */
export type Rate = number | 'hidden' | null;

/** The rate of a count (null = may not be seen), with one decimal. */
export function perThousand(people: number | null, residents: number | null): Rate {
  if (!residents) return null;
  return people === null ? 'hidden' : Math.round((people / residents) * 10_000) / 10;
}

/** People met beside who lives there; null = may not be seen, or not known. */
interface Reach {
  readonly people: number | null;
  readonly residents: number | null;
}

/** Sorts the least reached first, by the counts themselves; what is not known, or may not be, comes last. */
export function compareReach(a: Reach, b: Reach): number {
  const [one, other] = [a, b].map(({ people, residents }) =>
    people === null || !residents ? Number.MAX_VALUE : people / residents,
  );
  return (one ?? 0) - (other ?? 0);
}

/** Residents by comune (Belfiore code) and age class. */
export type Residents = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The residents of a comune in some age classes, or in all; null when nothing is known of it. */
export function residentsOf(
  residents: Residents,
  comune: string,
  classes?: readonly string[],
): number | null {
  const known = residents.get(comune);
  if (!known) return null;
  return [...known].reduce((sum, [name, count]) => sum + (!classes || classes.includes(name) ? count : 0), 0);
}
