import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { PasskeyForm } from '../access/passkey-form.tsx';
import { passkeyDomain } from '../access/passkeys.server.ts';
import { readForm, safeNext, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { TextField } from '../ui/fields.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { addPasskey } from './add-factor.server.ts';
import { answerAdded } from './answer-added.server.ts';
import { RecoveryCodes } from './recovery-codes.tsx';

export const handle = { words: ['account', 'sign-in'] };
export const meta = titleMeta;

export const loader = signedIn(
  'account.use',
  async ({ app, actor, url }) => {
    if (passkeyDomain(app.config) === null) throw redirect('/account/factors');
    return {
      title: pageTitle(actor.language, 'account:passkeys.add'),
      next: safeNext(url.searchParams.get('next')),
    };
  },
  { fresh: true, enrolling: true },
);

export const action = signedIn(
  'account.use',
  async (call) => {
    const form = await readForm(call.request);
    const next = safeNext(textOf(form, 'next'));
    const name = textOf(form, 'name');
    const result = await addPasskey(call, name, textOf(form, 'passkey'));
    if (!result.ok) {
      return data(
        { kind: 'wrong' as const, errors: result.errors, next, name: name.slice(0, 200) },
        { status: 422 },
      );
    }
    return answerAdded(call, result, next);
  },
  { fresh: true, enrolling: true },
);

export default function NewPasskey() {
  const { t } = useTranslation('account');
  const loaded = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (result?.kind === 'codes') return <RecoveryCodes codes={result.codes} next={result.next} />;
  return (
    <>
      <PageHead title={t('passkeys.add')} trail={[{ to: '/account/factors', label: t('factors.title') }]} />
      <div className="panel panel--narrow">
        <ErrorSummary errors={result?.errors} />
        <p>{t('passkeys.how')}</p>
        <PasskeyForm
          action="/account/passkeys/new"
          asks="enrol"
          label={t('passkeys.make')}
          next={result?.next ?? loaded.next}
        >
          <TextField
            name="name"
            label={t('passkeys.name')}
            hint={t('passkeys.name_hint')}
            defaultValue={result?.name}
            maxLength={60}
            required
            errors={result?.errors}
          />
        </PasskeyForm>
        <p>
          <Link to="/account/factors">{t('cancel')}</Link>
        </p>
      </div>
    </>
  );
}
