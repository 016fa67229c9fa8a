/** What a course is taught with: a link or a file. */
export interface CourseMaterialTable {
  id: string;
  course_id: string;
  title: string;
  kind: 'link' | 'file';
  url: string | null;
  file_name: string | null;
  media_type: string | null;
  /** Bytes. */
  size: number | null;
  added_by: string;
  added_at: string;
  content: Buffer | null;
}
