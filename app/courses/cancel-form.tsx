import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '../network/form-errors.tsx';
import { SaveBar } from '../network/save-bar.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { TextField } from '../ui/fields.tsx';
import { FIELD_LABELS } from './field-labels.ts';

/** Why something is cancelled: those enrolled read it. */
export function CancelForm({
  text,
  button,
  back,
  errors,
  reason,
}: {
  text: string;
  button: string;
  back: string;
  errors: FieldErrors | undefined;
  /** As it was typed. */
  reason: string | undefined;
}) {
  const { t } = useTranslation('courses');
  return (
    <div className="panel panel--narrow">
      <FormErrors errors={errors} labels={FIELD_LABELS} />
      <p>{text}</p>
      <Form method="post" className="form" noValidate>
        <TextField
          name="reason"
          label={t('reason')}
          hint={t('reason_hint')}
          errors={errors}
          defaultValue={reason}
        />
        <SaveBar back={back} label={button} />
      </Form>
    </div>
  );
}
