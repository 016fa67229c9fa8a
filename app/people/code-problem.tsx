import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * «Forse volevi scrivere …?»: a form of its own that sends the suggested code to `action`, the address that reads
 * `code` by POST; `children` are hidden fields to send along. Not inside the form of the code field: there Enter
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
  if (suggestion === undefined) return null;
  return (
    <form method="post" action={action}>
      {children}
      <SuggestedCode name="code" suggestion={suggestion} />
    </form>
  );
}

/** The same where a larger form goes along; that form has a button before this one, which Enter presses. */
export function SuggestedCode({ name, suggestion }: { name: string; suggestion: string | undefined }) {
  const { t } = useTranslation('code');
  if (suggestion === undefined) return null;
  return (
    <div className="notice notice--warn">
      <p>{t('suggestion')}</p>
      <button className="button button--small" type="submit" name={name} value={suggestion}>
        {t('take', { code: suggestion })}
      </button>
    </div>
  );
}
