import { z } from 'zod';
import type { CourseCodes } from '../../db/queries/courses.ts';
import type { CourseTable } from '../../db/schema/course.ts';
import { choice, line, type Read, readFields } from '../network/fields.server.ts';
import { isPlainText } from '../platform/http/plain-text.ts';
import { textOf, textsOf } from '../platform/http/read-form.server.ts';
import type { FieldError } from '../ui/field-errors.ts';
import { AUDIENCES, COURSE_INSTRUMENT, LONGEST_TEXT } from './course-values.ts';

/** Several lines that may be empty. */
export const longText = z
  .string()
  .trim()
  .max(LONGEST_TEXT, 'ui:errors.too_long')
  .refine(isPlainText, 'ui:errors.characters')
  .normalize('NFC');

/** A whole number between two; `wrong` is the key of what is said otherwise. */
export const wholeNumber = (min: number, max: number, wrong: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, wrong)
    .transform(Number)
    .refine((value) => value >= min && value <= max, wrong);

const Fields = z.object({
  title: line(120),
  description: longText,
  audience: choice(AUDIENCES),
  language: z.string(),
  lessons_planned: wholeNumber(1, 100, 'courses:error.lessons'),
  minutes_per_lesson: wholeNumber(15, 720, 'courses:error.minutes'),
  certificate_percent: z
    .string()
    .trim()
    .regex(/^([1-9]\d?|100)?$/, 'courses:error.percent')
    .transform((value) => (value === '' ? null : Number(value))),
});

/** What a course may be given. */
export interface CourseChoices {
  readonly languages: ReadonlySet<string>;
  readonly competences: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
  /** Organisations to which it may belong; '' for the whole network. */
  readonly owners: ReadonlySet<string>;
}

export interface CourseForm {
  readonly values: Pick<
    CourseTable,
    | 'title'
    | 'description'
    | 'audience'
    | 'language'
    | 'lessons_planned'
    | 'minutes_per_lesson'
    | 'certificate_percent'
    | 'instrument'
    | 'organisation_id'
  >;
  readonly codes: CourseCodes;
}

/** Reads the form of a course. */
export function readCourseForm(form: FormData, choices: CourseChoices): Read<CourseForm> {
  const read = readFields(form, Fields);
  const errors: Record<string, FieldError> = read.ok ? {} : { ...read.errors };
  const organisation = textOf(form, 'organisation');
  const competences = [...new Set(textsOf(form, 'competences'))];
  const topics = [...new Set(textsOf(form, 'topics'))];
  if (!choices.owners.has(organisation)) errors.organisation = { key: 'ui:errors.choose' };
  if (read.ok && !choices.languages.has(read.value.language)) errors.language = { key: 'ui:errors.choose' };
  if (competences.some((one) => !choices.competences.has(one)))
    errors.competences = { key: 'ui:errors.choose' };
  if (topics.some((one) => !choices.topics.has(one))) errors.topics = { key: 'ui:errors.choose' };
  if (!read.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: {
      values: {
        ...read.value,
        organisation_id: organisation === '' ? null : organisation,
        instrument: textOf(form, 'instrument') === '1' ? COURSE_INSTRUMENT : null,
      },
      codes: { competences, topics },
    },
  };
}
