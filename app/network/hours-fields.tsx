import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { hourField, RANGES_PER_DAY, WEEK_DAYS, type WeekDay } from './hours.ts';

/** Seven days with up to two ranges each: one row a day, mistakes under the day. */
export function HoursFields({
  values,
  errors,
}: {
  values: Readonly<Record<string, string>>;
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('network');
  return (
    <fieldset className="field" id="hours" aria-describedby="hours-hint">
      <legend>{t('sites.hours.title')}</legend>
      <p className="field__hint" id="hours-hint">
        {t('sites.hours.hint')}
      </p>
      <ul className="rows">
        {WEEK_DAYS.map((day) => (
          <DayRow key={day} day={day} values={values} errors={errors} />
        ))}
      </ul>
    </fieldset>
  );
}

function DayRow({
  day,
  values,
  errors,
}: {
  day: WeekDay;
  values: Readonly<Record<string, string>>;
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('network');
  const fields = RANGES_PER_DAY.flatMap((range) => [
    hourField(day, range, 'from'),
    hourField(day, range, 'to'),
  ]);
  const wrong = fields.filter((field) => errors?.[field]);
  return (
    <li className={wrong.length > 0 ? 'field-row field--wrong' : 'field-row'}>
      <span className="field-row__label">{t(`sites.days.${day}`)}</span>
      {RANGES_PER_DAY.map((range) => (
        <span className="field-row__pair" key={range}>
          {(['from', 'to'] as const).map((end) => {
            const name = hourField(day, range, end);
            const label = t('sites.hours.field', {
              day: t(`sites.days.${day}`),
              range: t(`sites.hours.${range === 1 ? 'first' : 'second'}`),
              end: t(`sites.hours.${end}`),
            });
            return (
              <input
                key={name}
                type="time"
                className="input input--short"
                id={name}
                name={name}
                aria-label={label}
                aria-invalid={errors?.[name] ? true : undefined}
                aria-describedby={errors?.[name] ? `${name}-error` : undefined}
                defaultValue={values[name]}
              />
            );
          })}
        </span>
      ))}
      {wrong.map((field) => {
        const error = errors?.[field];
        return error ? (
          <p className="field__error" id={`${field}-error`} key={field}>
            {t(error.key, error.words ?? {})}
          </p>
        ) : null;
      })}
    </li>
  );
}
