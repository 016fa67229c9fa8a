/** A link with which one person answers one questionnaire at home, once. Only its hash is kept. */
export interface HomeLinkTable {
  id: string;
  token_hash: string;
  citizen_id: string;
  person_no: number;
  instrument: string;
  /** Where it was given, and by whom: the answers are recorded there. */
  site_id: string;
  staff_id: string;
  /** The answers, from the first one on. */
  response_id: string | null;
  made_at: string;
  expires_at: string;
  /** Of a questionnaire before a course or after it: whose, and which; both null for any other. */
  enrolment_id: string | null;
  moment: 'before' | 'after' | null;
  /** When the questionnaire was finished. */
  used_at: string | null;
  revoked_at: string | null;
}
