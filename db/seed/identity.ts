/** The shape sealed in `citizen.identity_sealed` (`app/people/identity.ts`; declared again: `db/` imports nothing from `app/`). */
export interface Identity {
  readonly code: string | null;
  readonly birthDate: string | null;
  readonly birthYear: number | null;
  readonly birthplace: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}
