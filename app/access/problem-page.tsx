import { isRouteErrorResponse, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ProblemBody } from '../platform/problem.ts';
import { SignInForm } from './sign-in-form.tsx';

function bodyOf(error: unknown): ProblemBody {
  if (!isRouteErrorResponse(error)) return { problem: 'unexpected', words: {} };
  const body: unknown = error.data;
  if (typeof body === 'object' && body !== null && 'problem' in body) return body as ProblemBody;
  return { problem: error.status === 404 ? 'not_found' : 'bad_request', words: {} };
}

/** What happened, what was kept, what to do; an expired sign-in offers to sign in right here. */
export function ProblemPage({ error }: { error: unknown }) {
  const { t, i18n } = useTranslation('problem');
  const body = bodyOf(error);
  const known = i18n.exists(`problem:${body.problem}.title`) ? body.problem : 'unexpected';
  const capability = body.words.capability;
  return (
    <div className="panel">
      <h1>{t(`${known}.title`)}</h1>
      <p>{t(`${known}.text`, body.words)}</p>
      {capability ? <p>{t(`capability.${capability}`)}</p> : null}
      {known === 'sign_in_first' ? (
        <>
          {body.kept ? <p>{t('kept')}</p> : null}
          <SignInForm next={body.words.next ?? '/'} kept={body.kept} />
        </>
      ) : (
        <p>
          <Link to="/">{t('home')}</Link>
        </p>
      )}
    </div>
  );
}
