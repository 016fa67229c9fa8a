/** One going through what is past its time, with the number of rows taken, written as it goes on. */
export interface RetentionRunTable {
  id: string;
  day: string;
  /** null for the nightly run. */
  started_by: string | null;
  started_at: string;
  /** null while it runs, or when it was killed half-way. */
  ended_at: string | null;
  unused_record: number;
  identity: number;
  note: number;
  sign_in: number;
  link: number;
}
