/** A service of the catalogue of topics that a course teaches to use. */
export interface CourseTopicTable {
  course_id: string;
  topic: string;
}
