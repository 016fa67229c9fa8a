/** A code that lets its person in once without her factors: only its hash is kept. */
export interface RecoveryCodeTable {
  code_hash: string;
  staff_id: string;
  created_at: string;
  used_at: string | null;
}
