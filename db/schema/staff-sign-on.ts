/** How the sign-on provider knows a member of staff. */
export interface StaffSignOnTable {
  staff_id: string;
  /** Keyed hash of the identifier. */
  identifier_key: string | null;
  /** What an administrator typed for the first sign-on, e.g. a code the provider sends. */
  identifier_sealed: string | null;
  /** Keyed hash of issuer and subject. */
  subject_key: string | null;
  /** Issuer and subject, from the first sign-on on. */
  subject_sealed: string | null;
  linked_at: string | null;
}
