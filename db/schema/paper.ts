/** A questionnaire on paper: what its printed number stands for, and how far its transcription is. */
export interface PaperTable {
  /** Printed on every sheet; six characters and one that checks them. */
  code: string;
  response_id: string;
  /** Civil day of printing; null for a blank sheet, which nobody prepared for this person. */
  printed_on: string | null;
  /** JSON of the day written on it and the answers, as typed the first time; null before and once it is complete. */
  first_reading: string | null;
  /** The same, typed without seeing the first; kept while the two differ. */
  second_reading: string | null;
  revision: number;
  updated_at: string;
}
