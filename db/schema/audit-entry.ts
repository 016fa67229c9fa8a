import type { Generated } from 'kysely';

/** Who did what to what. Append-only; no personal data in `detail`. */
export interface AuditEntryTable {
  seq: Generated<number>;
  at: string;
  /** null for the system. */
  staff_id: string | null;
  action: string;
  subject_kind: string;
  subject_id: string;
  site_id: string | null;
  /** JSON. */
  detail: string;
}
