import { isRouteErrorResponse, Link, useLocation, useRouteError } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ProblemBody } from '../platform/problem.ts';
import { ConfirmForm } from './confirm-form.tsx';
import { EnrolBeside, SendAgain } from './kept-form.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { SignOnLink } from './sign-on-link.tsx';

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
  const { what, whom } = body.words;
  return (
    <div className="panel panel--narrow">
      <h1>{t(`${known}.title`)}</h1>
      <p>{t(`${known}.text`, body.words)}</p>
      {what ? <p>{what}</p> : null}
      {whom ? <p>{whom}</p> : null}
      <WayOn problem={known} words={body.words} kept={body.kept} />
    </div>
  );
}

/** True for what a tablet in a citizen's hands is refused. */
export function isHandedOver(error: unknown): boolean {
  return bodyOf(error).problem === 'handed_over';
}

/** The same for a citizen alone with a screen: no way but back to the questionnaire, where there is one. */
export function AloneProblem({ error }: { error: unknown }) {
  const { t } = useTranslation('problem');
  const { pathname } = useLocation();
  const body = bodyOf(error);
  const code = useKnown(body);
  const [home] = /^\/q\/[^/]+/.exec(pathname) ?? [];
  // An address nobody was given reads like one that is over.
  const known = home !== undefined && code === 'not_found' ? 'link_over' : code;
  const back = known === 'link_over' ? null : (home ?? '/ask');
  return (
    <div className="ask">
      <h1>{t(`${known}.title`)}</h1>
      <p>{t(`${known}.text`, body.words)}</p>
      {back === null ? null : (
        <p className="ask__buttons">
          <a className="ask__main" href={back}>
            {t('back')}
          </a>
        </p>
      )}
    </div>
  );
}

/** What there is to do first; a form that was being sent waits meanwhile. */
function WayOn({ problem, words, kept }: Pick<ProblemBody, 'problem' | 'words' | 'kept'>) {
  const { t } = useTranslation('problem');
  const next = words.next ?? '/';
  if (problem === 'sign_in_first') {
    return (
      <>
        {kept ? <p>{t('kept')}</p> : null}
        <SignInForm next={next} kept={kept} />
        <SignOnLink label={words.provider} next={next} kept={kept} />
      </>
    );
  }
  if (problem === 'confirm_first') return <ConfirmForm next={next} kept={kept} />;
  if (kept) {
    return (
      <>
        {problem === 'enrol_first' ? <EnrolBeside /> : <p>{t('kept_here')}</p>}
        <SendAgain kept={kept} label={t('send_again')} />
      </>
    );
  }
  return (
    <p>
      <Link to="/">{t('home')}</Link>
    </p>
  );
}
