import { useTranslation } from 'react-i18next';
import { WEEK_DAYS } from '../network/hours.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { ChipsField, GroupField, TextField } from '../ui/fields.tsx';
import type { Typed } from '../ui/typed.ts';
import { SINGLE_DATES } from './place-kinds.ts';
import { useTextOf } from './use-text-of.ts';

/** When the lessons are, at the beginning. */
export interface LessonsStart {
  readonly weekdays: readonly string[];
  readonly first_day: string;
  readonly start_time: string;
  readonly minutes: string;
  readonly count: string;
}

/** When lessons are: every week on some days, or on single dates. Without a stylesheet that can tell, both are shown. */
export function LessonsFields({
  start,
  typed,
  errors,
}: {
  start: LessonsStart;
  typed: Typed;
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('courses');
  const text = useTextOf(
    { start, typed, errors },
    (name: Exclude<keyof LessonsStart, 'weekdays'>) => `lessons.${name}`,
  );
  const numbers = Array.from({ length: SINGLE_DATES }, (_, index) => index + 1);
  return (
    <>
      <ChipsField
        name="way"
        label={t('lessons.way')}
        choices={(['weekly', 'dates'] as const).map((value) => ({
          value,
          label: t(`lessons.ways.${value}`),
        }))}
        chosen={[typed.text('way', 'weekly')]}
      />
      <div className="form by-week">
        <ChipsField
          name="weekdays"
          several
          label={t('lessons.weekdays')}
          errors={errors}
          choices={WEEK_DAYS.map((value) => ({ value, label: t(`network:sites.days.${value}`) }))}
          chosen={typed.list('weekdays', start.weekdays)}
        />
        <div className="form form--row">
          <TextField
            {...text('first_day')}
            type="date"
            className="input--day"
            hint={t('lessons.first_day_hint')}
          />
          <TextField {...text('count')} inputMode="numeric" className="input--short" />
        </div>
      </div>
      <div className="form form--row">
        <TextField {...text('start_time')} type="time" className="input--short" />
        <TextField {...text('minutes')} inputMode="numeric" className="input--short" />
      </div>
      <div className="by-dates">
        <GroupField name="dates" label={t('lessons.dates')} hint={t('lessons.dates_hint')} errors={errors}>
          <ol className="date-list">
            {numbers.map((number) => (
              <li key={number}>
                <input
                  className="input"
                  type="date"
                  name={`date_${number}`}
                  aria-label={t('lessons.date_of', { number })}
                  defaultValue={typed.text(`date_${number}`, '')}
                />
                <input
                  className="input"
                  type="time"
                  name={`time_${number}`}
                  aria-label={t('lessons.time_of', { number })}
                  defaultValue={typed.text(`time_${number}`, '')}
                />
              </li>
            ))}
          </ol>
        </GroupField>
      </div>
    </>
  );
}
