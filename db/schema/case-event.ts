/** A step in the story of a case. */
export interface CaseEventTable {
  id: string;
  case_id: string;
  at: string;
  day: string;
  staff_id: string;
  kind: 'opened' | 'waiting' | 'resumed' | 'resolved' | 'abandoned' | 'reopened';
  waiting_on: 'citizen' | 'provider' | null;
  due_on: string | null;
  next_step_sealed: string | null;
}
