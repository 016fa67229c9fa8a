/** One site in one month: its revision rises with every change that figures must see. */
export interface FigureCellTable {
  site_id: string;
  /** YYYY-MM. */
  month: string;
  revision: number;
}
