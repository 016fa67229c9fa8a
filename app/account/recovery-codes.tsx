import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Ten codes, shown this once, to be printed or copied before going on. */
export function RecoveryCodes({ codes, next }: { codes: readonly string[]; next: string }) {
  const { t } = useTranslation('account');
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return (
    <section className="panel panel--narrow panel--focus">
      <h1>{t('recovery.shown')}</h1>
      <p>{t('recovery.shown_text')}</p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="actions">
        <a className="button button--main" href={next}>
          {t('recovery.go_on')}
        </a>
        {ready ? (
          <button type="button" className="button" onClick={() => window.print()}>
            {t('recovery.print')}
          </button>
        ) : null}
      </div>
    </section>
  );
}
