import { isRouteErrorResponse, Link, useRouteError } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ProblemBody } from '../platform/problem.ts';
import { SendAgain } from './kept-form.tsx';
import { SignInForm } from './sign-in-form.tsx';

function bodyOf(error: unknown): ProblemBody {
  if (!isRouteErrorResponse(error)) return { problem: 'unexpected', words: {} };
  const body: unknown = error.data;
  if (typeof body === 'object' && body !== null && 'problem' in body) return body as ProblemBody;
  return { problem: error.status === 404 ? 'not_found' : 'bad_request', words: {} };
}

/** The problem's key in `problem.json`. */
function useKnown(body: ProblemBody): string {
  const { i18n } = useTranslation('problem');
  return i18n.exists(`problem:${body.problem}.title`) ? body.problem : 'unexpected';
}

/** Title of the browser's tab when the page could not be shown; null when it could. */
export function useProblemTitle(): string | null {
  const { t } = useTranslation('problem');
  const error = useRouteError();
  const known = useKnown(bodyOf(error));
  return error ? `${t(`${known}.title`)} · Bottega` : null;
}

/** What happened, what was kept, what to do; an expired sign-in offers to sign in right here. */
export function ProblemPage({ error }: { error: unknown }) {
  const { t } = useTranslation('problem');
  const body = bodyOf(error);
  const known = useKnown(body);
  const capability = body.words.capability;
  return (
    <div className="panel panel--narrow">
      <h1>{t(`${known}.title`)}</h1>
      <p>{t(`${known}.text`, body.words)}</p>
      {capability ? <p>{t(`capability.${capability}`)}</p> : null}
      {known === 'sign_in_first' ? (
        <>
          {body.kept ? <p>{t('kept')}</p> : null}
          <SignInForm next={body.words.next ?? '/'} kept={body.kept} />
        </>
      ) : body.kept ? (
        <>
          <p>{t('kept_here')}</p>
          <SendAgain kept={body.kept} label={t('send_again')} />
        </>
      ) : (
        <p>
          <Link to="/">{t('home')}</Link>
        </p>
      )}
    </div>
  );
}
