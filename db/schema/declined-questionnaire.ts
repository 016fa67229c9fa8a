/** A person would rather not answer a questionnaire: counted, and not asked again for a while. */
export interface DeclinedQuestionnaireTable {
  id: string;
  citizen_id: string;
  person_no: number;
  site_id: string;
  staff_id: string;
  instrument: string;
  /** Civil day. */
  day: string;
  /** Instant. */
  at: string;
}
