import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * «Forse volevi scrivere …?»: a form of its own that sends the suggested code to `action`, the address that reads
 * `code` by POST; `children` are hidden fields to send along. Never inside the form of the code field: there Enter
 * (or a scanner) would press this button, and a suggestion must not be taken without looking at the card.
 */
export function CodeProblem({
  suggestion,
  action,
  children,
}: {
  suggestion: string | undefined;
  action: string;
  children?: ReactNode;
}) {
  const { t } = useTranslation('people');
  if (suggestion === undefined) return null;
  return (
    <form className="notice notice--warn" method="post" action={action}>
      <p>{t('code.suggestion')}</p>
      {children}
      <button className="button button--small" type="submit" name="code" value={suggestion}>
        {t('code.take', { code: suggestion })}
      </button>
    </form>
  );
}
