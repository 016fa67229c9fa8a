/** A certificate of attendance. */
export interface CertificateTable {
  id: string;
  enrolment_id: string;
  /** SHA-256 of the code by which anybody verifies it. */
  code_hash: string;
  /** The code, AES-GCM, bound to `id`, to print it again; null once the person was erased. */
  code_sealed: string | null;
  /** Attended, and planned in all. */
  minutes: number;
  minutes_planned: number;
  /** Percent of them that had to be attended; null on those issued before it was kept. */
  share_needed: number | null;
  issued_on: string;
  issued_by: string;
  revoked_at: string | null;
  revoked_by: string | null;
}
