/** One month of the whole network: its revision rises with every change that figures must see. */
export interface FigureMonthTable {
  /** YYYY-MM. */
  month: string;
  revision: number;
}
