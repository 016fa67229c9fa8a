const DAY_MS = 24 * 60 * 60_000;

/** When a link that works for `days` days expires: not before the last of them is over everywhere in the country. */
export function expiryOf(now: Date, days: number): Date {
  return new Date(now.getTime() + (days + 1) * DAY_MS);
}

/** An instant on the last day on which a link works from morning to night. */
export function lastDayOf(expiresAt: string): Date {
  return new Date(Date.parse(expiresAt) - DAY_MS);
}
