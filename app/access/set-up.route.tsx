import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findOneTimeLink } from '../../db/queries/one-time-links.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { languageOfRequest } from '../platform/languages.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { TextField } from '../ui/fields.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { acceptLink, linkOver, readPasswordForm } from './accept-link.server.ts';
import { tokenHash } from './cookie.server.ts';
import { open } from './gate.server.ts';
import { PASSWORD_MIN } from './passwords.server.ts';

export const handle = { words: ['sign-in'] };

export const meta = titleMeta;

export const loader = open(async ({ app, params, now, request }) => {
  const link = await findOneTimeLink(app.db, tokenHash(params.token ?? ''), now.toISOString());
  if (!link) throw linkOver();
  const language = languageOfRequest(request);
  const title = pageTitle(language, `sign-in:set_up.${link.purpose === 'set-up' ? 'first' : 'invited'}`);
  return { title, purpose: link.purpose, passwordMin: PASSWORD_MIN };
});

export const action = open(async ({ app, params, request }) => {
  const form = await readForm(request);
  const typed = {
    network: textOf(form, 'network').slice(0, 200),
    full_name: textOf(form, 'full_name').slice(0, 200),
    email: textOf(form, 'email').slice(0, 254),
  };
  const result = await acceptLink(app, params.token ?? '', readPasswordForm(form));
  if (!result.ok) return data({ errors: result.errors, typed }, { status: 422 });
  throw redirect('/sign-in?done=password');
});

export default function SetUp() {
  const { t } = useTranslation(['sign-in', 'access']);
  const { purpose, passwordMin } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const errors = result?.errors;
  return (
    <div className="panel panel--narrow">
      <h1>{t(`set_up.${purpose === 'set-up' ? 'first' : 'invited'}`)}</h1>
      <ErrorSummary errors={errors} />
      <form method="post" className="form">
        {purpose === 'set-up' ? (
          <>
            <TextField
              name="network"
              label={t('set_up.network')}
              errors={errors}
              defaultValue={result?.typed.network}
            />
            <TextField
              name="full_name"
              label={t('set_up.full_name')}
              errors={errors}
              defaultValue={result?.typed.full_name}
              autoComplete="name"
            />
            <TextField
              name="email"
              type="email"
              label={t('access:email')}
              errors={errors}
              defaultValue={result?.typed.email}
              autoComplete="username"
            />
          </>
        ) : null}
        <TextField
          name="password"
          type="password"
          label={t('set_up.password')}
          hint={t('set_up.password_hint', { min: passwordMin })}
          errors={errors}
          autoComplete="new-password"
        />
        <SendBar label={t('set_up.save')} />
      </form>
    </div>
  );
}
