import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { ChipsField, TextField } from '../ui/fields.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { BOUNDS, RETENTION_KINDS } from './retention-rules.ts';

/** Another rule from a day on. */
export function RuleForm({
  typed,
  errors,
  today,
  formId,
}: {
  typed: Readonly<Record<string, string>> | undefined;
  errors: FieldErrors | undefined;
  today: string;
  formId: string;
}) {
  const { t } = useTranslation('privacy');
  return (
    <Form method="post" className="form" noValidate>
      <input type="hidden" name="id" value={formId} />
      <ChipsField
        name="kind"
        label={t('retention.what')}
        errors={errors}
        choices={RETENTION_KINDS.map((kind) => ({
          value: kind,
          label: `${t(`retention.kind.${kind}`)} (${t(`retention.bounds.${BOUNDS[kind].unit}`, { ...BOUNDS[kind] })})`,
        }))}
        chosen={[typed?.kind ?? '']}
      />
      <TextField
        name="amount"
        label={t('retention.amount')}
        hint={t('retention.amount_hint')}
        errors={errors}
        inputMode="numeric"
        maxLength={3}
        className="input--short"
        defaultValue={typed?.amount}
      />
      <TextField
        name="valid_from"
        type="date"
        label={t('retention.valid_from')}
        errors={errors}
        min={today}
        defaultValue={typed?.valid_from ?? today}
      />
      <SendBar label={t('retention.set')} />
    </Form>
  );
}
