/** Answers of somebody enrolled, given before their course or after it (prima e dopo). */
export interface CourseCheckTable {
  response_id: string;
  enrolment_id: string;
  moment: 'before' | 'after';
}
