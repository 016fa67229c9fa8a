/** One signed-in browser: the cookie's hash, never the cookie. */
export interface SignInTable {
  id_hash: string;
  staff_id: string;
  /** The site the person is working at now. */
  site_id: string | null;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
  ended_at: string | null;
}
