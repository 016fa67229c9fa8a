import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findAccount } from '../../db/queries/staff.ts';
import { signInCookie } from '../access/cookie.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { PASSWORD_MIN } from '../access/passwords.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { TextField } from '../ui/fields.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { changePassword } from './change-password.server.ts';

export const handle = { words: ['account', 'sign-in'] };
export const meta = titleMeta;

export const loader = signedIn('account.use', async ({ app, actor }) => {
  // Whoever has none is told on her account's page how to get one.
  if ((await findAccount(app.db, actor.staffId))?.password_hash == null) throw redirect('/account');
  return { title: pageTitle(actor.language, 'account:password.title'), passwordMin: PASSWORD_MIN };
});

export const action = signedIn('account.use', async (call) => {
  const form = await readForm(call.request);
  const result = await changePassword(call, textOf(form, 'current_password'), textOf(form, 'password'));
  if (!result.ok) return data({ errors: result.errors }, { status: 422 });
  const headers = { 'Set-Cookie': signInCookie(call.app.config, result.token) };
  throw redirect('/account?done=password', { headers });
});

export default function Password() {
  const { t } = useTranslation(['account', 'sign-in']);
  const { passwordMin } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors;
  return (
    <>
      <PageHead title={t('password.title')} trail={[{ to: '/account', label: t('title') }]} />
      <div className="panel panel--narrow">
        <p>{t('password.text')}</p>
        <ErrorSummary errors={errors} />
        <form method="post" className="form" noValidate>
          <TextField
            name="current_password"
            type="password"
            label={t('password.current')}
            autoComplete="current-password"
            errors={errors}
          />
          <TextField
            name="password"
            type="password"
            label={t('password.chosen')}
            hint={t('sign-in:set_up.password_hint', { min: passwordMin })}
            autoComplete="new-password"
            errors={errors}
          />
          <SendBar label={t('password.save')}>
            <Link to="/account">{t('cancel')}</Link>
          </SendBar>
        </form>
      </div>
    </>
  );
}
