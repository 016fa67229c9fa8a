import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { ChooserField } from '../network/chooser-field.tsx';
import { placeAt, settlePlace } from '../network/places.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { switchSite } from './switch-site.server.ts';

export const handle = { words: ['desk'] };
export const meta = titleMeta;

export const loader = signedIn('session.log', async (call) => ({
  title: pageTitle(call.actor.language, 'desk:site.title'),
  place: await placeAt(call, 'session.log', call.actor.siteId ?? ''),
}));

export const action = signedIn('session.log', async (call) => {
  const { picked, chooser } = await settlePlace(call, 'session.log', 'site', await readForm(call.request));
  if (picked.ok && picked.value !== '') {
    await switchSite(call, picked.value);
    throw redirect('/desk');
  }
  const error = picked.ok ? { key: 'ui:errors.choose' } : picked.error;
  return data({ errors: { site: error }, place: chooser }, { status: 422 });
});

/** Where she works from now on: for those with more sites than a list at the top of each page can hold. */
export default function DeskSite() {
  const { t } = useTranslation('desk');
  const { place } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead title={t('site.title')} lead={t('site.lead')} />
      <ErrorSummary errors={answer?.errors} />
      <div className="panel panel--narrow">
        <Form method="post" className="form" noValidate reloadDocument>
          <ChooserField
            name="site"
            label={t('ui:site')}
            chooser={answer?.place ?? place}
            errors={answer?.errors}
          />
          <SendBar label={t('ui:switch_site')}>
            <Link to="/desk">{t('site.back')}</Link>
          </SendBar>
        </Form>
      </div>
    </>
  );
}
