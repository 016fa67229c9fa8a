import { useTranslation } from 'react-i18next';
import { TickList } from '../network/tick-list.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { ChipsField, type Choice, LongTextField, SelectField, TextField } from '../ui/fields.tsx';
import type { Typed } from '../ui/typed.ts';
import { AUDIENCES } from './course-values.ts';

/** What of a course the form begins with. */
export interface CourseStart {
  readonly title: string;
  readonly description: string;
  readonly audience: string;
  readonly language: string;
  readonly lessons_planned: string;
  readonly minutes_per_lesson: string;
  readonly certificate_percent: string;
  readonly instrument: string;
  readonly organisation: string;
  readonly competences: readonly string[];
  readonly topics: readonly string[];
}

/** The fields of a course. */
export function CourseFields({
  start,
  typed,
  choices,
  errors,
}: {
  start: CourseStart;
  typed: Typed;
  choices: Readonly<Record<'languages' | 'topics' | 'competences' | 'owners', readonly Choice[]>>;
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('courses');
  const field = (name: Exclude<keyof CourseStart, 'competences' | 'topics'>) => ({
    name,
    errors,
    label: t(`course.${LABELS[name]}`),
    defaultValue: typed.text(name, start[name]),
  });
  return (
    <>
      <TextField {...field('title')} autoComplete="off" />
      <LongTextField {...field('description')} optional hint={t('course.description_hint')} />
      <ChipsField
        name="audience"
        label={t('course.audience')}
        errors={errors}
        choices={AUDIENCES.map((value) => ({ value, label: t(`audiences.${value}`) }))}
        chosen={[typed.text('audience', start.audience)]}
      />
      <div className="form form--row">
        <SelectField {...field('language')} choices={choices.languages} />
        <SelectField {...field('organisation')} choices={choices.owners} />
      </div>
      <div className="form form--row">
        <TextField {...field('lessons_planned')} inputMode="numeric" className="input--short" />
        <TextField
          {...field('minutes_per_lesson')}
          inputMode="numeric"
          className="input--short"
          hint={t('course.minutes_hint')}
        />
        <TextField
          {...field('certificate_percent')}
          inputMode="numeric"
          optional
          className="input--short"
          hint={t('course.certificate_hint')}
        />
      </div>
      <label className="tick">
        <input
          type="checkbox"
          name="instrument"
          value="1"
          defaultChecked={typed.text('instrument', start.instrument) === '1'}
        />
        <span>{t('course.instrument')}</span>
      </label>
      <details className="fold" open={start.topics.length > 0 || errors?.topics !== undefined}>
        <summary>{t('course.topics')}</summary>
        <TickList
          name="topics"
          label={t('course.topics_label')}
          choices={choices.topics}
          ticked={typed.list('topics', start.topics)}
          errors={errors}
        />
      </details>
      <details className="fold" open={start.competences.length > 0 || errors?.competences !== undefined}>
        <summary>{t('course.competences')}</summary>
        <TickList
          name="competences"
          label={t('course.competences_label')}
          choices={choices.competences}
          ticked={typed.list('competences', start.competences)}
          errors={errors}
        />
      </details>
    </>
  );
}

const LABELS = {
  title: 'title',
  description: 'description',
  audience: 'audience',
  language: 'language',
  lessons_planned: 'lessons',
  minutes_per_lesson: 'minutes',
  certificate_percent: 'certificate',
  instrument: 'instrument',
  organisation: 'organisation',
} as const;
