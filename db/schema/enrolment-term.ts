/** How long seats are kept and contacts remembered, from a day on; a change is another row, and what holds is never edited. */
export interface EnrolmentTermTable {
  valid_from: string;
  /** For who enrols online, to press the link in the mail. */
  confirm_hours: number;
  /** For who enrols online without an e-mail address, to be called. */
  call_hours: number;
  /** For who waited, to take the seat that became free. */
  offer_hours: number;
  /** Days before the first lesson on which people are reminded; 0 = they are not. */
  remind_days: number;
  /** Days after the last lesson for which contacts and needs are kept. */
  contact_days: number;
  /** null for what the product began with. */
  set_by: string | null;
  set_at: string;
}
