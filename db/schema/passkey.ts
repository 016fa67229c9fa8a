/** A passkey of a person: the public half, never the private one. */
export interface PasskeyTable {
  id: string;
  staff_id: string;
  /** As the authenticator names it, base64url. */
  credential_id: string;
  /** COSE key, base64url. */
  public_key: string;
  /** What the authenticator counted at its last use; 0 where it does not count. */
  counter: number;
  /** What the person calls it. */
  name: string;
  created_at: string;
  last_used_at: string | null;
}
