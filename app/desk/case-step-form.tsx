import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { SendBar } from '../ui/send-bar.tsx';
import { typedFrom } from '../ui/typed.ts';
import { CaseStepFields } from './case-fields.tsx';
import type { loadCase } from './load-case.server.ts';

type Case = Awaited<ReturnType<typeof loadCase>>;

/** Who has to move, until when, what next: of the case as it stands, or as it was typed. */
export function CaseStepForm({
  row,
  typed,
  errors,
}: {
  row: Case;
  typed?: readonly (readonly string[])[];
  errors?: FieldErrors;
}) {
  const { t } = useTranslation('desk');
  const stored = [
    ['case_waiting_on', row.waitingOn ?? ''],
    ['case_due_on', row.dueOn ?? ''],
    ['case_next_step', row.nextStep ?? ''],
  ];
  return (
    <Form method="post" action={`/desk/cases/${row.id}/waiting`} className="form">
      <input type="hidden" name="revision" value={row.revision} />
      <CaseStepFields errors={errors} typed={typedFrom(typed ?? stored)} />
      <SendBar label={t('session.save')} look="plain" />
    </Form>
  );
}
