/** A person who works in the network. */
export interface StaffTable {
  id: string;
  /** Lower case. */
  email: string;
  full_name: string;
  /** argon2id; null until the invitation is used. */
  password_hash: string | null;
  language: 'it' | 'en';
  ended_on: string | null;
  created_at: string;
}
