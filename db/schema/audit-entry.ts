/** Who did what to what. Append-only, a chain: each entry is sealed over the one before. No personal data in `detail`. */
export interface AuditEntryTable {
  /** 1, 2, 3, …: without gaps. */
  seq: number;
  at: string;
  /** null for the system. */
  staff_id: string | null;
  action: string;
  subject_kind: string;
  subject_id: string;
  site_id: string | null;
  /** JSON. */
  detail: string;
  /** Key the hash was made with. */
  key_id: string;
  /** Hash of the entry before; zeros for the first. */
  previous: string;
  /** HMAC-SHA-256 over all other columns, hex. */
  hash: string;
}
