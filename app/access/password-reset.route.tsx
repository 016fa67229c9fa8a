import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { languageOfRequest } from '../platform/languages.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { TextField } from '../ui/fields.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { accountName } from './account-name.ts';
import { askReset } from './ask-reset.server.ts';
import { open } from './gate.server.ts';

export const handle = { words: ['beside'] };

export const meta = titleMeta;

export const loader = open(async ({ app, request }) => {
  const language = languageOfRequest(request);
  return { title: pageTitle(language, 'beside:reset.title'), byMail: app.mail !== null };
});

export const action = open(async ({ app, request }, { context }) => {
  const email = textOf(await readForm(request), 'email');
  if (!app.mail) return { kind: 'by_hand' as const };
  if (!z.email().safeParse(accountName(email)).success) {
    const errors: FieldErrors = { email: { key: 'beside:reset.email_wrong' } };
    return data({ kind: 'wrong' as const, errors, email: email.slice(0, 254) }, { status: 422 });
  }
  await askReset(app, { email, address: context.address });
  return { kind: 'asked' as const };
});

export default function PasswordReset() {
  const { t } = useTranslation(['beside', 'access']);
  const { byMail } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const wrong = result?.kind === 'wrong' ? result : undefined;
  const back = <Link to="/sign-in">{t('reset.back')}</Link>;
  return (
    <div className="panel panel--narrow">
      <h1>{t('reset.title')}</h1>
      {result?.kind === 'asked' ? (
        <>
          <Notice tone="good">{t('reset.asked')}</Notice>
          <p>{t('reset.asked_text')}</p>
          <p>{back}</p>
        </>
      ) : null}
      {byMail ? null : (
        <>
          <p>{t('reset.by_hand')}</p>
          <p>{back}</p>
        </>
      )}
      {byMail && result?.kind !== 'asked' ? (
        <>
          <ErrorSummary errors={wrong?.errors} />
          <p>{t('reset.text')}</p>
          <form method="post" className="form" noValidate>
            <TextField
              name="email"
              type="email"
              label={t('access:email')}
              autoComplete="username"
              defaultValue={wrong?.email}
              errors={wrong?.errors}
            />
            <SendBar label={t('reset.send')}>{back}</SendBar>
          </form>
        </>
      ) : null}
    </div>
  );
}
