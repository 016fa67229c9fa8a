/** One merge of duplicates, kept so that it can be undone. */
export interface CitizenMergeTable {
  id: string;
  from_id: string;
  into_id: string;
  merged_at: string;
  merged_by: string;
  undone_at: string | null;
  undone_by: string | null;
}
