import { useTranslation } from 'react-i18next';
import type { KeptForm } from '../platform/problem.ts';
import { SendAgain } from './kept-form.tsx';

/**
 * The way to the sign-on provider, where there is one (`label`); a link, so that it works without JavaScript and past
 * `form-action`. A form that was being sent cannot travel there: it waits here while she signs on beside.
 */
export function SignOnLink({
  label,
  next,
  kept,
}: {
  label: string | null | undefined;
  next: string;
  kept?: KeptForm | null;
}) {
  const { t } = useTranslation('access');
  if (!label) return null;
  if (kept) {
    return (
      <>
        <p>{t('sign_on.beside', { label })}</p>
        <p>
          <a href="/sign-on" target="_blank" rel="noreferrer">
            {t('sign_on.button', { label })}
          </a>
        </p>
        <SendAgain kept={kept} label={t('kept.save')} />
      </>
    );
  }
  return (
    <div className="actions">
      <span>{t('sign_on.or')}</span>
      <a className="button" href={`/sign-on?next=${encodeURIComponent(next)}`}>
        {t('sign_on.button', { label })}
      </a>
    </div>
  );
}
