import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findFactors } from '../../db/queries/factors.ts';
import { findStaffSignOn } from '../../db/queries/sign-on.ts';
import { findAccount } from '../../db/queries/staff.ts';
import { signedIn } from '../access/gate.server.ts';
import { listSignIns } from '../access/list-sign-ins.server.ts';
import { holds } from '../access/policy.ts';
import { SignInRows } from '../access/sign-in-rows.tsx';
import { civil } from '../platform/clock.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { Done } from './done.tsx';

export const handle = { words: ['account', 'sign-in'] };
export const meta = titleMeta;

export const loader = signedIn('account.use', async (call) => {
  const { app, actor } = call;
  const account = await findAccount(app.db, actor.staffId);
  const linkedAt = (await findStaffSignOn(app.db, actor.staffId))?.linked_at;
  const { provider } = app.config;
  return {
    title: pageTitle(actor.language, 'account:title'),
    fullName: actor.fullName,
    email: account?.email ?? '',
    hasPassword: account?.password_hash != null,
    signOn:
      provider && linkedAt
        ? { label: provider.label, since: civil(new Date(linkedAt), app.timeZone).day }
        : null,
    factors: await findFactors(app.db, actor.staffId),
    handsOver: holds(actor, 'questionnaire.fill'),
    learns: holds(actor, 'enrolment.join'),
    signIns: await listSignIns(call, actor.staffId),
  };
});

export default function Account() {
  const { t, i18n } = useTranslation('account');
  const { date } = useFormats();
  const { fullName, email, hasPassword, signOn, factors, handsOver, learns, signIns } =
    useLoaderData<typeof loader>();
  const protectedBy = factors.totp || factors.passkeys > 0;
  return (
    <>
      <PageHead title={t('title')} lead={`${fullName} · ${email}`} />
      <Done />
      <div className="stack">
        <section className="panel">
          <h2>{t('signing_in')}</h2>
          <ul className="rows">
            {signOn ? (
              <li>
                <div className="rows__main">
                  <strong>{t('sign_on.title', { label: signOn.label })}</strong>
                  <span className="rows__note">{t('sign_on.since', { day: date(signOn.since) })}</span>
                </div>
              </li>
            ) : null}
            <li>
              <div className="rows__main">
                <Link to="/account/factors">{t('factors.title')}</Link>
                <span className="rows__note">{t(protectedBy ? 'factors.some' : 'factors.none')}</span>
              </div>
            </li>
            <li>
              <div className="rows__main">
                {hasPassword ? (
                  <Link to="/account/password">{t('password.title')}</Link>
                ) : (
                  <strong>{t('password.none')}</strong>
                )}
                <span className="rows__note">{t(hasPassword ? 'password.note' : 'password.none_note')}</span>
              </div>
            </li>
          </ul>
        </section>
        <section className="panel">
          <h2>{t('working')}</h2>
          <ul className="rows">
            <li>
              <div className="rows__main">
                <Link to="/account/training">{t('training.title')}</Link>
                <span className="rows__note">{t('training.note')}</span>
              </div>
            </li>
            {learns ? (
              <li>
                <div className="rows__main">
                  <Link to="/enrolments/own">{t('courses')}</Link>
                  <span className="rows__note">{t('courses_note')}</span>
                </div>
              </li>
            ) : null}
            {handsOver ? (
              <li>
                <div className="rows__main">
                  <Link to="/account/pin">{t('pin.title')}</Link>
                  <span className="rows__note">{t('pin.note')}</span>
                </div>
              </li>
            ) : null}
          </ul>
        </section>
        <section className="panel">
          <h2>{t('sign_ins.title')}</h2>
          <p>{t(hasPassword ? 'sign_ins.text' : 'sign_ins.text_no_password')}</p>
          <SignInRows
            signIns={signIns}
            act={({ id, here }) =>
              here ? null : (
                <form method="post" action={`/account/sign-ins/${id}/ending`}>
                  <button type="submit" className="button button--small">
                    {t('sign_ins.end')}
                  </button>
                </form>
              )
            }
          />
          {signIns.length > 1 ? (
            <form method="post" action="/account/sign-ins/ending" className="actions">
              <button type="submit" className="button">
                {t('sign_ins.end_others')}
              </button>
            </form>
          ) : null}
        </section>
        <section className="panel">
          <h2>{t('language.title')}</h2>
          <form method="post" action="/language" className="actions">
            <input type="hidden" name="next" value="/account" />
            {(['it', 'en'] as const).map((language) => (
              <button
                key={language}
                type="submit"
                name="language"
                value={language}
                lang={language}
                className="button"
                aria-pressed={i18n.language === language}
              >
                {t(`language.${language}`)}
              </button>
            ))}
          </form>
        </section>
      </div>
    </>
  );
}
