/** Roles a token may have: those that may download figures (`figures.export`). */
export const TOKEN_ROLES = ['coordinator', 'analyst', 'admin', 'auditor'] as const;
export type TokenRole = (typeof TOKEN_ROLES)[number];

/** A program that works for longer gets another one: a forgotten token ends by itself. */
export const MOST_DAYS = 730;
export const USUAL_DAYS = 365;

/** Where a token stands on a day: it holds, its last day is over, or it was taken back. */
type TokenState = 'valid' | 'expired' | 'revoked';

/** The state of a token on a civil day. */
export function tokenState(
  { expires_on, revoked_at }: { readonly expires_on: string; readonly revoked_at: string | null },
  today: string,
): TokenState {
  if (revoked_at !== null) return 'revoked';
  return expires_on < today ? 'expired' : 'valid';
}
