/** Something the staff has to learn. */
export interface TrainingModuleTable {
  id: string;
  title: string;
  /** The course that teaches it; null = learned elsewhere. */
  course_id: string | null;
  /** How long it holds; null = for good. */
  valid_months: number | null;
  ended_on: string | null;
  created_at: string;
}
