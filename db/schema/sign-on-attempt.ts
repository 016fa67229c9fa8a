/** Somebody was sent to the provider and may come back, once and with the same browser. */
export interface SignOnAttemptTable {
  /** SHA-256 of the state. */
  state_hash: string;
  /** SHA-256 of the random token in the browser's cookie. */
  browser_hash: string;
  /** Nonce and PKCE verifier. */
  checks_sealed: string;
  /** Where to go afterwards, on this site. */
  next: string;
  expires_at: string;
}
