/** Failed attempts per account and per address, both hashed. */
export interface SignInFailureTable {
  key_hash: string;
  failures: number;
  window_started_at: string;
}
