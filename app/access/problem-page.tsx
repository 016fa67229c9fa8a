import { Form, isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { type ProblemBody, problemOf } from '../platform/problem.ts';
import { Link } from '../ui/link.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { ConfirmForm } from './confirm-form.tsx';
import { ConfirmBeside, EnrolBeside, KeptFields, SendAgain } from './kept-form.tsx';
import { unansweredForm } from './sent-form.ts';
import { SignInForm } from './sign-in-form.tsx';
import { SignOnLink } from './sign-on-link.tsx';

/** What the browser says when a request gets no answer: each browser in its own words. */
const NO_ANSWER = /fetch|load failed|network/i;

/** True when no answer came at all. */
const isLineBroken = (error: unknown): boolean => error instanceof TypeError && NO_ANSWER.test(error.message);

/** The words every page carries for an error that is no refusal. */
function codeOf(error: unknown) {
  // What Remix itself answers to a form sent to a page that takes none.
  if (isRouteErrorResponse(error) && error.status === 405) return 'takes_no_form';
  if (!isLineBroken(error)) return 'unexpected';
  return unansweredForm() ? 'not_sent' : 'no_line';
}

/** Title of the browser's tab when the page could not be shown; null when it could. */
export function useProblemTitle(): string | null {
  const { t } = useTranslation('access');
  const error = useRouteError();
  if (!error) return null;
  return `${problemOf(error)?.title ?? t(`problem.${codeOf(error)}.title`)} · Bottega`;
}

/** What happened: a refusal in its own words, anything else in those every page carries. */
function Said({ error }: { error: unknown }) {
  const { t } = useTranslation('access');
  const code = codeOf(error);
  const own = { title: t(`problem.${code}.title`), texts: [t(`problem.${code}.text`)] };
  const { title, texts } = problemOf(error) ?? own;
  return (
    <>
      <h1>{title}</h1>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </>
  );
}

/** What somebody is refused who is nobody of the network: the first page would ask for a password. */
const OUTSIDE: ReadonlySet<string> = new Set([
  'enrolment_link_over',
  'open_course_gone',
  'enrolment_closed',
  'too_many_enrolments',
]);

/** What happened, what was kept, what to do; an expired sign-in offers to sign in right here. */
export function ProblemPage({ error }: { error: unknown }) {
  const refusal = problemOf(error);
  return (
    <div className={OUTSIDE.has(refusal?.problem ?? '') ? 'panel enrol-page' : 'panel panel--narrow'}>
      <Said error={error} />
      {isLineBroken(error) ? <TryAgain /> : <WayOn refusal={refusal} />}
    </div>
  );
}

/** True for what a tablet in a citizen's hands is refused. */
export function isHandedOver(error: unknown): boolean {
  return problemOf(error)?.problem === 'handed_over';
}

/** The same for a citizen alone with a screen: no way but back to the questionnaire, where there is one. */
export function AloneProblem({ error, handedOver }: { error: unknown; handedOver: boolean }) {
  const { t } = useTranslation('access');
  const { pathname } = useLocation();
  const [back] = /^\/(q\/[^/]+|ask(?=\/|$))/.exec(pathname) ?? (handedOver ? ['/ask'] : []);
  return (
    <div className="ask">
      <Said error={error} />
      {back && problemOf(error)?.problem !== 'link_over' ? (
        <p className="ask__buttons">
          <a className="ask__main" href={back}>
            {t('problem.back')}
          </a>
        </p>
      ) : null}
    </div>
  );
}

/** Once the line is back: the form that got no answer goes out again, or the page is asked for again. */
function TryAgain() {
  const { t } = useTranslation('access');
  const { pathname, search } = useLocation();
  const form = unansweredForm();
  const here = pathname + search;
  if (!form) {
    return (
      <p className="actions">
        <Link className="button button--main" to={here}>
          {t('problem.try_again')}
        </Link>
        <Link to="/">{t('problem.home')}</Link>
      </p>
    );
  }
  return (
    <Form method="post" action={form.action} className="form">
      <KeptFields form={form} />
      <SendBar label={t('problem.send_again')} />
    </Form>
  );
}

/** What there is to do first; a form that was being sent waits meanwhile. */
function WayOn({ refusal }: { refusal: ProblemBody | null }) {
  const { t } = useTranslation('access');
  const { kept } = refusal ?? {};
  const { next = '/', provider, proofs } = refusal?.onward ?? {};
  if (refusal?.problem === 'sign_in_first') {
    return (
      <>
        {kept ? <p>{t('problem.kept')}</p> : null}
        <SignInForm next={next} kept={kept} />
        <SignOnLink label={provider} next={next} kept={kept} />
      </>
    );
  }
  if (refusal?.problem === 'confirm_first') {
    return (
      <>
        {proofs?.password ? <ConfirmForm next={next} kept={kept} /> : null}
        {proofs?.other ? <ConfirmBeside next={next} kept={kept} /> : null}
      </>
    );
  }
  if (kept) {
    return (
      <>
        {refusal?.problem === 'enrol_first' ? <EnrolBeside /> : <p>{t('problem.kept_here')}</p>}
        <SendAgain kept={kept} label={t('problem.send_again')} />
      </>
    );
  }
  if (OUTSIDE.has(refusal?.problem ?? '')) {
    return (
      <p>
        <Link className="button button--main" to="/enrol">
          {t('problem.courses')}
        </Link>
      </p>
    );
  }
  return (
    <p>
      <Link to="/">{t('problem.home')}</Link>
    </p>
  );
}
