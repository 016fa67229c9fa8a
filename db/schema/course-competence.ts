/** A competence of DigComp that a course teaches. */
export interface CourseCompetenceTable {
  course_id: string;
  /** `1.1` to `5.4`. */
  competence: string;
}
