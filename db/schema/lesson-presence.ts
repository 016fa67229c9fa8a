/** Somebody was at a lesson. */
export interface LessonPresenceTable {
  lesson_id: string;
  enrolment_id: string;
  minutes: number;
  /** 1 = came without being enrolled. */
  walk_in: 0 | 1;
  noted_by: string;
  noted_at: string;
}
