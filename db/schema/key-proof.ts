/** What tells whether a master key is the one this database was begun with. */
export interface KeyProofTable {
  key_id: string;
  /** Keyed hash of a fixed text. */
  proof: string;
}
