/** Tables whose rows point at the number of a person, and follow it when two records are merged. */
export const PERSON_TABLES = [
  'attendance',
  'citizen_case',
  'response',
  'data_request',
  'home_link',
  'declined_questionnaire',
  'enrolment',
] as const;
