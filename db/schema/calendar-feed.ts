/** A trainer's calendar at an address only she knows. */
export interface CalendarFeedTable {
  id: string;
  staff_id: string;
  /** SHA-256 of the secret part of the address. */
  token_hash: string;
  /** The secret part, AES-GCM, bound to `id`, to show her the address again. */
  token_sealed: string;
  made_at: string;
  revoked_at: string | null;
}
