/** What a citizen wants to get done, across sessions (pratica). */
export interface CitizenCaseTable {
  id: string;
  citizen_id: string;
  person_no: number;
  site_id: string;
  topic: string;
  status: 'open' | 'waiting' | 'resolved' | 'abandoned';
  waiting_on: 'citizen' | 'provider' | null;
  /** Reminder: the day it comes back to the desk. */
  due_on: string | null;
  /** Sealed, bound to `id`. */
  next_step_sealed: string | null;
  opened_on: string;
  opened_by: string;
  closed_on: string | null;
  revision: number;
  created_at: string;
  updated_at: string;
}
