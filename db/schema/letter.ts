/** A letter in the outbox: its content stays sealed until it is delivered or given up, then it is gone. */
export interface LetterTable {
  id: string;
  /** A link to choose a password with, news of a change of the account, of an enrolment, or of a course. */
  purpose: 'invitation' | 'reset' | 'change' | 'enrolment' | 'course';
  /**
   * Whom it is for, a colleague or somebody enrolled; nobody where both are null: written, so that nothing tells the
   * difference, and thrown away unsent.
   */
  staff_id: string | null;
  enrolment_id: string | null;
  /** Address, subject and text, with the link. */
  content_sealed: string | null;
  created_at: string;
  /** From here on it is no use any more. */
  useless_at: string;
  tries: number;
  /** null once delivered or given up. */
  next_try_at: string | null;
  delivered_at: string | null;
  given_up_at: string | null;
  /** Why the last try failed: the address was refused, or no mail server took the letter. */
  failure: 'refused' | 'unreachable' | null;
}
