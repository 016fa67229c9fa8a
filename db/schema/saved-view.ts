/** A way to look at the figures, kept under a name by whoever reads them. */
export interface SavedViewTable {
  id: string;
  staff_id: string;
  name: string;
  /** What the dashboard was asked, as it stands in its address after the question mark. */
  query: string;
  /** 1 where colleagues find it too. */
  shared: 0 | 1;
  created_at: string;
}
