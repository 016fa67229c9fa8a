/** National list AN8: E 14–17, A 18–29, B 30–54, C 55–74, D 75 and over. */
type AgeBand = 'A' | 'B' | 'C' | 'D' | 'E';

/** Oldest band first: the first whose `from` is reached is the one. Years. */
const BANDS: readonly { readonly code: AgeBand; readonly from: number }[] = [
  { code: 'D', from: 75 },
  { code: 'C', from: 55 },
  { code: 'B', from: 30 },
  { code: 'A', from: 18 },
  { code: 'E', from: 14 },
];

const ADULT_AGE = 18;
const YOUNGEST_MINOR = 14;

/**
 * Full years on a civil day; both `YYYY-MM-DD`, negative before birth.
 * Who was born on 29 February has a birthday on 1 March in the other years.
 */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** The national age band on the service date; null under 14. */
export function ageBandOn(birthDate: string, day: string): AgeBand | null {
  const age = ageOn(birthDate, day);
  return BANDS.find((band) => age >= band.from)?.code ?? null;
}

/** The band of somebody who tells only the year: born in the middle of it (1 July), so that errors lean to neither side. */
export function ageBandOfYear(birthYear: number, day: string): AgeBand | null {
  return ageBandOn(`${String(birthYear).padStart(4, '0')}-07-01`, day);
}

/** True when a programme takes a person of this age on this day; `minorsFrom`: from when it takes 14–17, null = adults only. */
export function isAdmitted(age: number, day: string, minorsFrom: string | null): boolean {
  if (age >= ADULT_AGE) return true;
  return age >= YOUNGEST_MINOR && minorsFrom !== null && day >= minorsFrom;
}
