import { useTranslation } from 'react-i18next';

/**
 * «Forse volevi scrivere …?»: sends the form's address again with the suggested code. Always a button, never
 * taken silently: whoever has the card in hand decides. `action` is the address that reads `code` by POST.
 */
export function CodeSuggestion({ suggestion, action }: { suggestion: string | undefined; action: string }) {
  const { t } = useTranslation('people');
  if (suggestion === undefined) return null;
  return (
    <form className="notice notice--warn" method="post" action={action}>
      <p>{t('code.suggestion')}</p>
      <input type="hidden" name="code" value={suggestion} />
      <button className="button button--small" type="submit">
        {t('code.take', { code: suggestion })}
      </button>
    </form>
  );
}
