/** Minutes somebody was there, out of those held for them. */
interface HoursAttended {
  readonly attended: number;
  readonly held: number;
}

/** The least minutes that earn the certificate: `share` (0–100, whole per cent) of the minutes held, rounded up. */
export function neededMinutes(held: number, share: number): number {
  return Math.ceil((held * share) / 100);
}

/** True when enough of a course was attended; a course of which nothing was held certifies nothing. */
export function hasEarned({ attended, held }: HoursAttended, share: number): boolean {
  return held > 0 && attended > 0 && attended >= neededMinutes(held, share);
}

/** Initials of a full name, «M. R.»: all that a stranger who verifies a certificate reads of it; null without one. */
export function initialsOf(givenName: string | null, familyName: string | null): string | null {
  const initials = [givenName, familyName].flatMap((name) => {
    const [first] = (name ?? '').normalize('NFC').trim();
    return first === undefined ? [] : [`${first.toLocaleUpperCase('it')}.`];
  });
  return initials.length === 0 ? null : initials.join(' ');
}
