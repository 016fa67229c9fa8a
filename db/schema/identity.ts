/** Who a citizen is. Kept only sealed (`citizen.identity_sealed`); every field may be unknown. */
export interface Identity {
  /** Normalised code: 16 characters (fiscal) or 11 digits (provisional). */
  readonly code: string | null;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string | null;
  /** For people without a code, when they tell it. */
  readonly birthYear: number | null;
  /** Belfiore code of the place of birth. */
  readonly birthplace: string | null;
  /** Names and contacts: only where the network keeps them. */
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}
