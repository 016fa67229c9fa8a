import { data, redirect } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { fieldsOf, readForm } from '../platform/http/read-form.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { typedFrom } from '../ui/typed.ts';
import { CaseStepFields } from './case-fields.tsx';
import { readCaseStep } from './case-form.server.ts';
import { changeCase } from './change-case.server.ts';

export const handle = { words: ['desk'] };

export const loader = signedIn('case.manage', async ({ params }) => {
  throw redirect(`/desk/cases/${params.id}`);
});

/** Says who has to move now, until when and what is next. */
export const action = signedIn('case.manage', async (call) => {
  const id = call.params.id ?? '';
  const form = await readForm(call.request);
  const read = readCaseStep(form, call.today);
  if (!read.ok) return data({ errors: read.errors, typed: fieldsOf(form) }, { status: 422 });
  await changeCase(call, id, read.step);
  throw redirect(`/desk/cases/${id}`);
});

export default function CaseWaiting() {
  const { t } = useTranslation('desk');
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHead title={t('case.move')} trail={[{ to: '/desk', label: t('title') }]} />
      <ErrorSummary errors={result?.errors} />
      <Form method="post" className="panel form">
        <CaseStepFields errors={result?.errors} typed={typedFrom(result?.typed)} />
        <div className="actions">
          <button type="submit" className="button">
            {t('session.save')}
          </button>
        </div>
      </Form>
    </>
  );
}
