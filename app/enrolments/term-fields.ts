/** What is set of enrolments, in the order of the form, with the least and the most each may be: as the database keeps them. */
export const TERM_FIELDS = [
  { name: 'confirm_hours', least: 1, most: 720 },
  { name: 'call_hours', least: 1, most: 720 },
  { name: 'offer_hours', least: 1, most: 720 },
  { name: 'remind_days', least: 0, most: 30 },
  { name: 'contact_days', least: 1, most: 3650 },
] as const;
