import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { ChipsField, SelectField, TextField } from '../ui/fields.tsx';
import type { Typed } from '../ui/typed.ts';
import type { loadSessionForm } from './load-session-form.server.ts';

/** The second visit: a case to go on with, or a new one to open; who has to move, until when, what then. */
export function CaseFields({
  form,
  errors,
  typed,
}: {
  form: Awaited<ReturnType<typeof loadSessionForm>>;
  errors: FieldErrors | undefined;
  typed: Typed;
}) {
  const { t } = useTranslation('desk');
  const chosen = typed.text('case', form.caseId);
  const opened = typed.text('case_open', '') === '1';
  const wrong = ['case', 'case_waiting_on', 'case_due_on', 'case_next_step'].some((name) => errors?.[name]);
  return (
    <details className="fold" open={wrong || opened || chosen !== ''}>
      <summary>{t('case.fold')}</summary>
      <div className="form">
        {form.cases.length > 0 ? (
          <>
            <SelectField
              name="case"
              label={t('case.existing')}
              choices={form.cases.map((row) => ({
                value: row.id,
                label: row.nextStep ? `${row.label} — ${row.nextStep}` : row.label,
              }))}
              defaultValue={chosen}
              empty={t('case.none')}
              errors={errors}
            />
            <ChipsField
              name="case_end"
              label={t('case.end')}
              choices={[
                { value: 'keep', label: t('case.keep') },
                { value: 'resolved', label: t('case.resolved') },
                { value: 'abandoned', label: t('case.abandoned') },
              ]}
              chosen={[typed.text('case_end', 'keep')]}
              errors={errors}
            />
          </>
        ) : null}
        <div className="chips">
          <label className="chip">
            <input type="checkbox" name="case_open" value="1" defaultChecked={opened} />
            <span>{t(form.cases.length > 0 ? 'case.again_or_move' : 'case.again')}</span>
          </label>
        </div>
        <CaseStepFields errors={errors} typed={typed} />
      </div>
    </details>
  );
}

/** Who has to move, until when, and the next step. */
export function CaseStepFields({ errors, typed }: { errors: FieldErrors | undefined; typed: Typed }) {
  const { t } = useTranslation('desk');
  return (
    <>
      <ChipsField
        name="case_waiting_on"
        label={t('case.waiting_on')}
        choices={[
          { value: '', label: t('case.nobody') },
          { value: 'citizen', label: t('case.citizen') },
          { value: 'provider', label: t('case.provider') },
        ]}
        chosen={[typed.text('case_waiting_on', '')]}
        errors={errors}
      />
      <TextField
        name="case_due_on"
        type="date"
        label={t('case.due')}
        hint={t('case.due_hint')}
        defaultValue={typed.text('case_due_on', '')}
        errors={errors}
        optional
      />
      <TextField
        name="case_next_step"
        label={t('case.next_step')}
        maxLength={200}
        autoComplete="off"
        defaultValue={typed.text('case_next_step', '')}
        errors={errors}
        optional
      />
    </>
  );
}
