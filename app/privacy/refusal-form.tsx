import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { ChipsField } from '../ui/fields.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { REFUSALS } from './rules.ts';

/** Why a request is refused: one of the reasons of the law. */
export function RefusalForm({ requestId, errors }: { requestId: string; errors?: FieldErrors }) {
  const { t } = useTranslation('privacy');
  return (
    <Form method="post" action={`/requests/${requestId}/refusal`} className="form">
      <ChipsField
        name="reason"
        label={t('refuse.reason')}
        hint={t('refuse.hint')}
        errors={errors}
        choices={REFUSALS.map((refusal) => ({ value: refusal, label: t(`refusal.${refusal}`) }))}
        chosen={[]}
      />
      <SendBar label={t('refuse.run')} look="plain" />
    </Form>
  );
}
