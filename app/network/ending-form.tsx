import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { TextField } from '../ui/fields.tsx';
import { FormErrors } from './form-errors.tsx';
import { SaveBar } from './save-bar.tsx';

/** The last day of something that ends; already ended, the way to take it back. */
export function EndingForm({
  text,
  button,
  back,
  lastDay,
  ended,
  errors,
}: {
  text: ReactNode;
  button: string;
  back: string;
  /** What the field shows first. */
  lastDay: string;
  /** Says since when it has ended, where the ending can be taken back. */
  ended?: ReactNode;
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('network');
  return (
    <div className="panel panel--narrow">
      <FormErrors errors={errors} />
      <p>{text}</p>
      {ended ? (
        <Form method="post" className="form">
          <p>{ended}</p>
          <input type="hidden" name="take_back" value="1" />
          <SaveBar back={back} label={t('ending.take_back')} />
        </Form>
      ) : (
        <Form method="post" className="form" noValidate>
          <TextField
            name="last_day"
            type="date"
            className="input--day"
            label={t('ending.last_day')}
            defaultValue={lastDay}
            errors={errors}
          />
          <SaveBar back={back} label={button} />
        </Form>
      )}
    </div>
  );
}
