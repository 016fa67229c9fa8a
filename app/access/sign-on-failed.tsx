import { useTranslation } from 'react-i18next';
import type { SignOnResult } from './finish-sign-on.server.ts';

/** Why nobody was signed in through the provider, and what can be done. */
export function SignOnFailed({ why }: { why: Exclude<SignOnResult['kind'], 'in' | 'half_way'> }) {
  const { t } = useTranslation('beside');
  return (
    <div className="panel panel--narrow">
      <h1>{t(`sign_on.${why}.title`)}</h1>
      <p>{t(`sign_on.${why}.text`)}</p>
      <p>
        <a className="button" href="/sign-in">
          {t('sign_on.again')}
        </a>
      </p>
    </div>
  );
}
