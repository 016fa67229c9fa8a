import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { idFrom } from '../network/fields.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { ownView, renameView } from './save-view.server.ts';
import { ViewFields } from './view-fields.tsx';
import { readViewForm } from './view-form.server.ts';

export const handle = { words: ['views'] };
export const meta = titleMeta;

/** One's own view: its name, who finds it, and its end. */
export const loader = signedIn('dashboard.view', async (call) => {
  const { id, name, shared, query } = await ownView(call, idFrom(call.params.id));
  return {
    title: pageTitle(call.actor.language, 'views:change.title'),
    id,
    name,
    shared: shared === 1,
    query,
  };
});

export const action = signedIn('dashboard.view', async (call) => {
  const { id } = await ownView(call, idFrom(call.params.id));
  const form = await readForm(call.request);
  const values = readViewForm(form);
  if (!values.ok) return data({ errors: values.errors, name: textOf(form, 'name') }, { status: 422 });
  await renameView(call, id, values.value);
  throw redirect('/insights/views');
});

export default function View() {
  const { t } = useTranslation('views');
  const { id, name, shared, query } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title={t('change.title')}
        lead={name}
        trail={[{ to: '/insights/views', label: t('title') }]}
      />
      <ErrorSummary errors={refused?.errors} />
      <div className="panel panel--narrow">
        <form method="post" className="form" noValidate>
          <ViewFields name={refused?.name ?? name} shared={shared} errors={refused?.errors} />
          <SendBar label={t('change.button')}>
            <Link to={`/insights${query}`}>{t('open')}</Link>
          </SendBar>
        </form>
        <form method="post" action={`/insights/views/${id}/removal`}>
          <button type="submit" className="button button--link">
            {t('remove')}
          </button>
        </form>
      </div>
    </>
  );
}
