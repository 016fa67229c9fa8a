import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { openWaiting } from './open-request.server.ts';
import { RefusalForm } from './refusal-form.tsx';
import { refuseRequest } from './refuse-request.server.ts';

export const handle = { words: ['privacy'] };
export const meta = titleMeta;

export const loader = signedIn('request.run', async (call) => {
  const { id, no } = await openWaiting(call, call.params.id);
  return { title: pageTitle(call.actor.language, 'privacy:request.page', { no }), id, no };
});

export const action = signedIn('request.run', async (call) => {
  const form = await readForm(call.request);
  const errors = await refuseRequest(call, call.params.id, textOf(form, 'reason'));
  if (errors) return data({ errors }, { status: 422 });
  throw redirect(`/requests/${call.params.id}?done=refused`);
});

export default function Refusal() {
  const { t } = useTranslation('privacy');
  const { id, no } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title={t('refuse.title')}
        trail={[
          { to: '/requests', label: t('list.title') },
          { to: `/requests/${id}`, label: t('no', { no }) },
        ]}
      />
      <ErrorSummary errors={result?.errors} />
      <div className="panel panel--narrow stack">
        <RefusalForm requestId={id} errors={result?.errors} />
        <Link to={`/requests/${id}`}>{t('refuse.back')}</Link>
      </div>
    </>
  );
}
