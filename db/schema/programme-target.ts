/** What a programme is to have reached by a day: one step of one measure. */
export interface ProgrammeTargetTable {
  programme_id: string;
  measure: 'uniques' | 'accesses' | 'sessions' | 'sites' | 'facilitators';
  /** Civil day, inside the programme's dates. */
  due_on: string;
  /** Counted from the programme's first day. */
  value: number;
}
