/** The number with which a member of staff takes her tablet back from a citizen. */
export interface HandoverPinTable {
  staff_id: string;
  /** argon2id. */
  pin_hash: string;
  chosen_at: string;
}
