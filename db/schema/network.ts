/** The one row of this installation: its name and its house rules. */
export interface NetworkTable {
  id: string;
  name: string;
  /** 1 when sites may keep names and contacts of citizens (the network's decision, with a purpose). */
  keeps_names: 0 | 1;
  /** Counts below this are hidden (never under 3). */
  min_cell: number;
  /** Shares and intervals need at least this many people. */
  min_denominator: number;
  time_zone: string;
  created_at: string;
}
