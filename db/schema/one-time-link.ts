/** A link that works once: first set-up or an invitation. Only its hash is kept. */
export interface OneTimeLinkTable {
  token_hash: string;
  purpose: 'set-up' | 'invitation';
  staff_id: string | null;
  expires_at: string;
  used_at: string | null;
}
