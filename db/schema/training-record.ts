/** Somebody of the staff learned a module. */
export interface TrainingRecordTable {
  id: string;
  staff_id: string;
  module_id: string;
  done_on: string;
  /** Last day it holds; null = for good. */
  expires_on: string | null;
  edition_id: string | null;
  recorded_by: string;
  recorded_at: string;
}
