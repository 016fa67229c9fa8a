import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Prints the page; appears only where a script can do it, elsewhere the browser's own menu prints as well. */
export function PrintButton() {
  const { t } = useTranslation('surveys');
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  return (
    <button type="button" className="ask__main" onClick={() => window.print()}>
      {t('outcome.print')}
    </button>
  );
}
