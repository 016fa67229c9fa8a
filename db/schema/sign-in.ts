/** What a person proved beside the password; a passkey may stand for both, and so may a provider that asked for two. */
export type Factor = 'totp' | 'passkey' | 'recovery_code' | 'provider';

/** One signed-in browser: the cookie's hash, never the cookie. */
export interface SignInTable {
  id_hash: string;
  /** How lists and addresses name it, whatever the cookie is by now. */
  id: string;
  staff_id: string;
  /** The site the person is working at now. */
  site_id: string | null;
  /** null where the password alone was asked. */
  factor: Factor | null;
  /** When the person last proved who she is. */
  proved_at: string;
  /** Name of the browser and its system, e.g. `Firefox · Windows`; null when it does not say. */
  browser: string | null;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
  ended_at: string | null;
}
