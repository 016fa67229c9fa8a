import { useTranslation } from 'react-i18next';
import { TickList } from '../network/tick-list.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { ChipsField, type Choice, LongTextField, SelectField, TextField } from '../ui/fields.tsx';
import { Tick } from '../ui/tick.tsx';
import type { Typed } from '../ui/typed.ts';
import { AUDIENCES } from './course-values.ts';
import { useTextOf } from './use-text-of.ts';

/** What of a course the form begins with. */
interface CourseStart extends Readonly<Record<keyof typeof LABELS, string>> {
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
  const text = useTextOf({ start, typed, errors }, (name: keyof typeof LABELS) => `course.${LABELS[name]}`);
  return (
    <>
      <TextField {...text('title')} autoComplete="off" />
      <LongTextField {...text('description')} optional hint={t('course.description_hint')} />
      <ChipsField
        name="audience"
        label={t('course.audience')}
        errors={errors}
        choices={AUDIENCES.map((value) => ({ value, label: t(`audiences.${value}`) }))}
        chosen={[typed.text('audience', start.audience)]}
      />
      <div className="form form--row">
        <SelectField {...text('language')} choices={choices.languages} />
        <SelectField {...text('organisation')} choices={choices.owners} />
      </div>
      <div className="form form--row">
        <TextField {...text('lessons_planned')} inputMode="numeric" className="input--short" />
        <TextField
          {...text('minutes_per_lesson')}
          inputMode="numeric"
          className="input--short"
          hint={t('course.minutes_hint')}
        />
        <TextField
          {...text('certificate_percent')}
          inputMode="numeric"
          optional
          className="input--short"
          hint={t('course.certificate_hint')}
        />
      </div>
      <Tick name="instrument" ticked={typed.text('instrument', start.instrument) === '1'}>
        {t('course.instrument')}
      </Tick>
      {(['topics', 'competences'] as const).map((name) => (
        <details key={name} className="fold" open={start[name].length > 0 || errors?.[name] !== undefined}>
          <summary>{t(`course.${name}`)}</summary>
          <TickList
            name={name}
            label={t(`course.${name}_label`)}
            choices={choices[name]}
            ticked={typed.list(name, start[name])}
            errors={errors}
          />
        </details>
      ))}
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
