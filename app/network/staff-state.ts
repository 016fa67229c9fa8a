import type { NamedGrant } from '../../db/queries/grants.ts';

export type StaffState = 'active' | 'invited' | 'ended';

/** Whether somebody works, is still to come in for the first time, or has left. */
export function staffState(
  person: { readonly ended_on: string | null; readonly has_password: 0 | 1; readonly is_linked: 0 | 1 },
  today: string,
): StaffState {
  if (person.ended_on !== null && person.ended_on < today) return 'ended';
  return person.has_password === 1 || person.is_linked === 1 ? 'active' : 'invited';
}

export type GrantState = 'current' | 'future' | 'past';

/** Whether a grant holds on a day, will, or did. */
export function grantState(grant: Pick<NamedGrant, 'starts_on' | 'ends_on'>, today: string): GrantState {
  if (grant.ends_on !== null && grant.ends_on < today) return 'past';
  return grant.starts_on > today ? 'future' : 'current';
}
