import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { encodeQR } from 'qr';
import { useTranslation } from 'react-i18next';
import { findAccount } from '../../db/queries/staff.ts';
import { type Call, signedIn } from '../access/gate.server.ts';
import { newTotpSecret, totpAddress } from '../access/totp.server.ts';
import { readForm, safeNext, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { Problem } from '../platform/problem.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { TextField } from '../ui/fields.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { addTotp, openSecret, sealSecret } from './add-factor.server.ts';
import { answerAdded } from './answer-added.server.ts';
import { RecoveryCodes } from './recovery-codes.tsx';

export const handle = { words: ['account'] };
export const meta = titleMeta;

/** What the app has to be told, as a picture and to be typed. */
async function showSecret(call: Call, secret: string) {
  const account = await findAccount(call.app.db, call.actor.staffId);
  const svg = encodeQR(totpAddress(secret, account?.email ?? ''), 'svg', { border: 3 });
  return {
    picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
    key: secret.replace(/.{4}(?=.)/g, '$& '),
    sealed: sealSecret(call, secret),
  };
}

export const loader = signedIn(
  'account.use',
  async (call) => ({
    title: pageTitle(call.actor.language, 'account:totp.title'),
    next: safeNext(call.url.searchParams.get('next')),
    shown: await showSecret(call, newTotpSecret()),
  }),
  { fresh: true, enrolling: true },
);

export const action = signedIn(
  'account.use',
  async (call) => {
    const form = await readForm(call.request);
    const next = safeNext(textOf(form, 'next'));
    const secret = openSecret(call, textOf(form, 'secret'));
    if (secret === null) throw new Problem('bad_request', 400);
    const result = await addTotp(call, secret, textOf(form, 'code'));
    if (!result.ok) {
      const shown = await showSecret(call, secret);
      return data({ kind: 'wrong' as const, errors: result.errors, next, shown }, { status: 422 });
    }
    return answerAdded(call, result, next);
  },
  { fresh: true, enrolling: true },
);

export default function Totp() {
  const { t } = useTranslation('account');
  const loaded = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (result?.kind === 'codes') return <RecoveryCodes codes={result.codes} next={result.next} />;
  const { shown, next } = result ?? loaded;
  return (
    <>
      <PageHead title={t('totp.title')} trail={[{ to: '/account/factors', label: t('factors.title') }]} />
      <div className="panel panel--narrow">
        <ErrorSummary errors={result?.errors} />
        <ol>
          <li>{t('totp.step_app')}</li>
          <li>{t('totp.step_scan')}</li>
          <li>{t('totp.step_code')}</li>
        </ol>
        <img className="qr" src={shown.picture} alt={t('totp.picture')} width={220} height={220} />
        <p>{t('totp.key')}</p>
        <p className="link-once">{shown.key}</p>
        <form method="post" action="/account/totp" className="form" noValidate>
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="secret" value={shown.sealed} />
          <TextField
            name="code"
            label={t('totp.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            errors={result?.errors}
          />
          <SendBar label={t('totp.save')}>
            <Link to="/account/factors">{t('cancel')}</Link>
          </SendBar>
        </form>
      </div>
    </>
  );
}
