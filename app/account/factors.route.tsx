import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findFactors, findTotp } from '../../db/queries/factors.ts';
import { listPasskeys } from '../../db/queries/passkeys.ts';
import { signedIn } from '../access/gate.server.ts';
import { passkeyDomain } from '../access/passkeys.server.ts';
import { civil } from '../platform/clock.ts';
import { safeNext } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { Done } from './done.tsx';

export const handle = { words: ['account'] };
export const meta = titleMeta;

export const loader = signedIn(
  'account.use',
  async ({ app, actor, url }) => {
    const totp = await findTotp(app.db, actor.staffId);
    const dayOf = (instant: string) => civil(new Date(instant), app.timeZone).day;
    const next = url.searchParams.get('next');
    return {
      title: pageTitle(actor.language, 'account:factors.title'),
      totpSince: totp ? dayOf(totp.created_at) : null,
      passkeys: (await listPasskeys(app.db, actor.staffId)).map(({ id, name, created_at, last_used_at }) => ({
        id,
        name,
        since: dayOf(created_at),
        used: last_used_at === null ? null : dayOf(last_used_at),
      })),
      recoveryCodes: (await findFactors(app.db, actor.staffId)).recoveryCodes,
      passkeysWork: passkeyDomain(app.config) !== null,
      required: !app.config.demo,
      mustEnrol: actor.mustEnrol,
      next: next === null ? null : safeNext(next),
    };
  },
  { enrolling: true },
);

export default function Factors() {
  const { t } = useTranslation('account');
  const { totpSince, passkeys, recoveryCodes, passkeysWork, required, mustEnrol, next } =
    useLoaderData<typeof loader>();
  const { date } = useFormats();
  const onward = next === null ? '' : `?next=${encodeURIComponent(next)}`;
  const count = passkeys.length + (totpSince === null ? 0 : 1);
  const mayRemove = count > 1 || !required;
  return (
    <>
      <PageHead
        title={t('factors.title')}
        lead={t('factors.lead')}
        trail={mustEnrol ? [] : [{ to: '/account', label: t('title') }]}
      />
      <Done />
      {mustEnrol ? <Notice tone="warn">{t('factors.must')}</Notice> : null}
      {next !== null && !mustEnrol ? (
        <p>
          <Link to={next}>{t('factors.go_on')}</Link>
        </p>
      ) : null}
      <div className="stack">
        <section className="panel">
          <h2>{t('totp.title')}</h2>
          <p>{totpSince === null ? t('totp.text') : t('totp.since', { day: date(totpSince) })}</p>
          <div className="actions">
            <Link className="button" to={`/account/totp${onward}`}>
              {t(totpSince === null ? 'totp.add' : 'totp.replace')}
            </Link>
            {totpSince !== null && mayRemove ? (
              <form method="post" action="/account/totp/removal">
                <button type="submit" className="button button--danger">
                  {t('totp.remove')}
                </button>
              </form>
            ) : null}
          </div>
        </section>
        <section className="panel">
          <h2>{t('passkeys.title')}</h2>
          <p>{t('passkeys.text')}</p>
          {passkeys.length > 0 ? (
            <ul className="rows">
              {passkeys.map((passkey) => (
                <li key={passkey.id}>
                  <div className="rows__main">
                    <strong>{passkey.name}</strong>
                    <span className="rows__note">
                      {t('passkeys.since', { day: date(passkey.since) })}
                      {passkey.used === null ? null : ` · ${t('passkeys.used', { day: date(passkey.used) })}`}
                    </span>
                  </div>
                  {mayRemove ? (
                    <form method="post" action={`/account/passkeys/${passkey.id}/removal`}>
                      <button type="submit" className="button button--small">
                        {t('passkeys.remove')} <span className="visually-hidden">{passkey.name}</span>
                      </button>
                    </form>
                  ) : null}
                </li>
              ))}
            </ul>
          ) : null}
          {passkeysWork ? (
            <div className="actions">
              <Link className="button" to={`/account/passkeys/new${onward}`}>
                {t('passkeys.add')}
              </Link>
            </div>
          ) : (
            <Notice>{t('passkeys.not_here')}</Notice>
          )}
        </section>
        {count > 0 ? (
          <section className="panel">
            <h2>{t('recovery.title')}</h2>
            <p>{t('recovery.left', { count: recoveryCodes })}</p>
            <div className="actions">
              <Link className="button" to="/account/recovery-codes">
                {t('recovery.renew')}
              </Link>
            </div>
          </section>
        ) : null}
        {required && count === 1 ? <p>{t('factors.keep_one')}</p> : null}
      </div>
    </>
  );
}
