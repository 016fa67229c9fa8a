/** Makes the seals of the audit trail, under keys that no database holds. */
export interface ChainSealer {
  /** Id of the key that seals new entries. */
  readonly keyId: string;
  /** HMAC-SHA-256 of a text under the key with that id, 64 hex digits; null when the key is not held. */
  mac(keyId: string, text: string): string | null;
}
