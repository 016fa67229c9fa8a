/** The feast of the patron saint of a comune. */
export interface PatronDayTable {
  /** Belfiore code. */
  comune: string;
  /** `MM-DD`. */
  month_day: string;
  name: string;
  /** null = as shipped. */
  changed_by: string | null;
  changed_at: string;
}
