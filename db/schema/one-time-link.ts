/** A link that works once: first set-up, an invitation or a new password. Only its hash is kept. */
export interface OneTimeLinkTable {
  token_hash: string;
  purpose: 'set-up' | 'invitation' | 'reset';
  /** null at the first set-up, and for the link nobody gets when somebody unknown asks for one. */
  staff_id: string | null;
  expires_at: string;
  used_at: string | null;
}
