import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { fieldsOf, readForm, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { readCaseStep } from './case-form.server.ts';
import { CaseStepForm } from './case-step-form.tsx';
import { changeCase } from './change-case.server.ts';
import { loadCase } from './load-case.server.ts';
import { openCase } from './open-case.server.ts';

export const handle = { words: ['desk'] };

export const meta = titleMeta;

export const loader = signedIn('case.manage', async (call) => ({
  title: pageTitle(call.actor.language, 'desk:case.move'),
  ...(await loadCase(call, call.params.id ?? '')),
}));

/** Says who has to move now, until when and what is next. */
export const action = signedIn('case.manage', async (call) => {
  const id = call.params.id ?? '';
  const form = await readForm(call.request);
  const typed = fieldsOf(form);
  const { due_on } = await openCase(call, id);
  const read = readCaseStep(form, call.today, due_on);
  if (!read.ok) return data({ typed, errors: read.errors, stale: false }, { status: 422 });
  const revision = textOf(form, 'revision');
  const done = await changeCase(call, id, read.step, revision === '' ? undefined : Number(revision));
  if (!done) return data({ typed, errors: undefined, stale: true }, { status: 409 });
  throw redirect(`/desk/cases/${id}?done=moved`);
});

export default function CaseWaiting() {
  const { t } = useTranslation('desk');
  const row = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const closed = row.status === 'resolved' || row.status === 'abandoned';
  return (
    <>
      <PageHead
        title={t('case.move')}
        lead={row.topic}
        trail={[
          { to: '/desk', label: t('title') },
          { to: `/desk/cases/${row.id}`, label: t('case.title', { topic: row.topic }) },
        ]}
      />
      {closed || result?.stale ? (
        <Notice tone="bad" answer={result}>
          <p>{t(closed ? 'case.stale.closed' : 'case.stale.moved')}</p>
          <p>
            <a href={`/desk/cases/${row.id}`} target="_blank" rel="noreferrer">
              {t('refused.see_case')}
            </a>
          </p>
        </Notice>
      ) : null}
      <ErrorSummary errors={result?.errors} />
      <div className="panel panel--narrow">
        <CaseStepForm row={row} typed={result?.typed} errors={result?.errors} />
      </div>
    </>
  );
}
