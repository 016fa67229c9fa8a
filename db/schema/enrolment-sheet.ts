/** A sheet of people that was found without fault and waits to be enrolled; at most three days. */
export interface EnrolmentSheetTable {
  id: string;
  edition_id: string;
  /** Who uploaded it, and alone may enrol it. */
  staff_id: string;
  /** AES-GCM over JSON, bound to `id`. */
  people_sealed: string;
  rows: number;
  made_at: string;
}
