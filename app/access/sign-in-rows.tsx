import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import type { ShownSignIn } from './list-sign-ins.server.ts';

/** Where somebody is signed in: browser, site, since when and when last seen; `act` is what may be done with one. */
export function SignInRows({
  signIns,
  act,
}: {
  signIns: readonly ShownSignIn[];
  act?: (signIn: ShownSignIn) => ReactNode;
}) {
  const { t } = useTranslation('sign-in');
  const { date } = useFormats();
  if (signIns.length === 0) return <p>{t('sign_ins.none')}</p>;
  return (
    <ul className="rows">
      {signIns.map((signIn) => (
        <li key={signIn.id}>
          <div className="rows__main">
            <strong>{signIn.browser ?? t('sign_ins.unknown_browser')}</strong>{' '}
            {signIn.here ? <span className="badge badge--good">{t('sign_ins.here')}</span> : null}
            <span className="rows__note">
              {t('sign_ins.since', { day: date(signIn.since.day), time: signIn.since.time })}
              {' · '}
              {t('sign_ins.seen', { day: date(signIn.seen.day), time: signIn.seen.time })}
              {signIn.site ? ` · ${signIn.site}` : null}
            </span>
          </div>
          {act?.(signIn)}
        </li>
      ))}
    </ul>
  );
}
