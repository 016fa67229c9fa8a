import { redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { open } from '../access/gate.server.ts';
import { languageOfRequest } from '../platform/languages.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { TextField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { type Verified, verifyCertificate } from './verify-certificate.server.ts';

export const handle = { words: ['certificates'] };
export const meta = titleMeta;

const LONGEST = 40;

/** Open to everybody: whether the certificate in their hands was issued. A typed code leads to its own address. */
export const loader = open(async (call) => {
  const { request, params, url } = call;
  const typed = url.searchParams
    .get('code')
    ?.replaceAll(/[^\w-]/g, '')
    .slice(0, LONGEST);
  if (typed) throw redirect(`/verify/${typed}`);
  const language = languageOfRequest(request);
  return {
    title: pageTitle(language, 'certificates:verify.title'),
    code: params.code?.slice(0, LONGEST) ?? '',
    verified: params.code === undefined ? null : await verifyCertificate(call, params.code),
  };
});

export default function VerifyPage() {
  const { t } = useTranslation('certificates');
  const { code, verified } = useLoaderData<typeof loader>();
  return (
    <div className="enrol-page">
      <PageHead title={t('verify.title')} lead={t('verify.lead')} />
      {verified ? <Answer verified={verified} /> : null}
      <Form method="get" action="/verify" className="panel panel--narrow form">
        <TextField
          key={code}
          name="code"
          label={t('verify.code')}
          hint={t('verify.hint')}
          defaultValue={code}
          className="input--code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={LONGEST}
          required
        />
        <SendBar label={t('verify.button')} />
      </Form>
    </div>
  );
}

function Answer({ verified }: { readonly verified: Verified }) {
  const { t } = useTranslation('certificates');
  const formats = useFormats();
  if (verified.kind === 'unknown') {
    return (
      <Notice tone="bad">
        <p>{t('verify.unknown')}</p>
      </Notice>
    );
  }
  const { kind, initials, course, issuedOn } = verified;
  return (
    <Notice tone={kind === 'valid' ? 'good' : 'bad'}>
      <p>
        <strong>{t(`verify.${kind}`)}</strong>
      </p>
      <dl className="facts">
        <dt>{t('verify.initials')}</dt>
        <dd>{initials ?? t('verify.no_initials')}</dd>
        <dt>{t('verify.course')}</dt>
        <dd>{course}</dd>
        <dt>{t('verify.issued')}</dt>
        <dd>{formats.date(issuedOn)}</dd>
      </dl>
    </Notice>
  );
}
