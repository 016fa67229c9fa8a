/** Full years on a civil day; who was born on 29 February has a birthday on 1 March in other years. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** National age band (list AN8) on a day; null under 14. */
export function ageBandOn(birthDate: string, day: string): string | null {
  const age = ageOn(birthDate, day);
  if (age >= 75) return 'D';
  if (age >= 55) return 'C';
  if (age >= 30) return 'B';
  if (age >= 18) return 'A';
  return age >= 14 ? 'E' : null;
}
