/** What a citizen asked of their own data (GDPR art. 15 access, art. 17 erasure). */
export interface DataRequestTable {
  id: string;
  /** Running number people can quote. */
  no: number;
  kind: 'access' | 'erasure';
  citizen_id: string;
  person_no: number;
  /** The site it was made at. */
  site_id: string;
  received_on: string;
  received_by: string;
  /** Last day for the answer: a month after (art. 12(3)). */
  due_on: string;
  state: 'open' | 'done' | 'refused';
  /** Why it was refused; null otherwise. */
  refusal: 'identity' | 'unfounded' | 'legal_duty' | 'no_data' | null;
  closed_on: string | null;
  closed_by: string | null;
}
