import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '../network/form-errors.tsx';
import { SaveBar } from '../network/save-bar.tsx';
import type { FieldError, FieldErrors } from '../ui/field-errors.ts';
import { type Choice, SelectField, TextField } from '../ui/fields.tsx';
import { Tick } from '../ui/tick.tsx';
import { typedFrom } from '../ui/typed.ts';
import { FIELD_LABELS } from './field-labels.ts';
import { useTextOf } from './use-text-of.ts';
import { WarningList } from './warning-list.tsx';

/** When and by whom a lesson is, to be changed; what she should know is shown before it is saved. */
export function LessonForm({
  start,
  known,
  trainers,
  back,
  button,
  answer,
}: {
  start: Readonly<Record<'day' | 'start_time' | 'minutes' | 'room' | 'trainer', string>>;
  /** The lesson as it was seen, or the id a new one is made from. */
  known: { readonly revision: number } | { readonly id: string };
  trainers: readonly Choice[];
  back: string;
  button: string;
  answer:
    | {
        readonly errors: FieldErrors;
        readonly warnings: readonly FieldError[];
        readonly seen: string;
        readonly fields: readonly (readonly string[])[];
      }
    | undefined;
}) {
  const { t } = useTranslation('courses');
  const typed = typedFrom(answer?.fields);
  const errors = answer && Object.keys(answer.errors).length > 0 ? answer.errors : undefined;
  const text = useTextOf({ start, typed, errors }, (name: keyof typeof start) =>
    name === 'start_time' || name === 'minutes' ? `lessons.${name}` : `lesson.${name}`,
  );
  return (
    <div className="panel panel--narrow">
      <FormErrors errors={errors} labels={FIELD_LABELS} />
      <WarningList answer={answer} hasErrors={errors !== undefined} />
      <Form method="post" className="form" noValidate>
        {'id' in known ? (
          <input type="hidden" name="id" value={known.id} />
        ) : (
          <input type="hidden" name="revision" value={known.revision} />
        )}
        <input type="hidden" name="seen" value={answer?.seen ?? ''} />
        <TextField {...text('day')} type="date" className="input--day" />
        <div className="form form--row">
          <TextField {...text('start_time')} type="time" className="input--short" />
          <TextField {...text('minutes')} inputMode="numeric" className="input--short" />
        </div>
        <TextField {...text('room')} optional hint={t('lesson.room_hint')} />
        <SelectField {...text('trainer')} optional empty={t('lesson.usual_trainers')} choices={trainers} />
        <Tick name="prolong" ticked={typed.text('prolong', '') === '1'}>
          {t('lesson.prolong')}
        </Tick>
        <SaveBar back={back} label={button} />
      </Form>
    </div>
  );
}
