import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CodeField } from '../people/code-field.tsx';
import { CodeProblem } from '../people/code-problem.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { TextField } from '../ui/fields.tsx';
import { SendBar } from '../ui/send-bar.tsx';

/** Who came without being on the list: by code, as at the desk, or as so many heads. */
export function WalkIns({
  unnamed,
  errors,
  typed,
  suggestion,
}: {
  readonly unnamed: number;
  readonly errors: FieldErrors | undefined;
  readonly typed: string | undefined;
  readonly suggestion: string | undefined;
}) {
  const { t } = useTranslation('registers');
  return (
    <section className="panel register__walk-ins no-print" aria-labelledby="walk-ins">
      <h2 id="walk-ins">{t('walk_ins.title')}</h2>
      <div className="split">
        <div>
          <Form method="post" className="form">
            <CodeField errors={errors} typed={typed} focus={false} />
            <SendBar label={t('walk_ins.add')} look="plain" />
          </Form>
          <CodeProblem suggestion={suggestion} action="" />
        </div>
        <Form method="post" className="form">
          <TextField
            name="unnamed"
            label={t('walk_ins.unnamed')}
            hint={t('walk_ins.unnamed_hint')}
            errors={errors}
            defaultValue={String(unnamed)}
            className="input--short"
            inputMode="numeric"
            maxLength={3}
            required
          />
          <SendBar label={t('save')} look="plain" />
        </Form>
      </div>
    </section>
  );
}
