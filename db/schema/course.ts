/** A course of the catalogue: the template its editions are planned from. */
export interface CourseTable {
  id: string;
  /** null = offered in the whole network. */
  organisation_id: string | null;
  title: string;
  description: string;
  audience: 'citizens' | 'parents' | 'over65' | 'foreign_language' | 'facilitators';
  /** BCP 47 code of the language it is taught in. */
  language: string;
  lessons_planned: number;
  minutes_per_lesson: number;
  /** Questionnaire answered before and after; null = none. */
  instrument: string | null;
  /** Share of the hours, in percent, from which a certificate is given; null = none is given. */
  certificate_percent: number | null;
  /** Retired ones stay for their editions, but no new one is planned. */
  status: 'offered' | 'retired';
  revision: number;
  created_by: string;
  created_at: string;
  updated_at: string;
}
