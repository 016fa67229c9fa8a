/** A day of a cell that changed since the cell was last kept whole: figures read it from the rows. */
export interface FigureDayTable {
  site_id: string;
  /** YYYY-MM. */
  month: string;
  /** YYYY-MM-DD. */
  day: string;
}
