/** A person's authenticator app. */
export interface TotpTable {
  staff_id: string;
  /** Base32 secret, sealed and bound to the person. */
  secret_sealed: string;
  /** Number of the last 30-second step whose code was accepted: none is taken twice. */
  last_step: number;
  created_at: string;
}
