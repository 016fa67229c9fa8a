/** Whom courses are for. */
export const AUDIENCES = ['citizens', 'parents', 'over65', 'foreign_language', 'facilitators'] as const;

/** The questionnaire that a course may have answered before and after. */
export const COURSE_INSTRUMENT = 'course-check';

/** Longest description, and longest notes on an edition, in characters. */
export const LONGEST_TEXT = 2000;
