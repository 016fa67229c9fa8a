import { useTranslation } from 'react-i18next';
import type { SaveState } from './saver.ts';

/** Whether what was answered is saved; says what to do when it is not. Nothing without JavaScript (`null`). */
export function SavingNote({
  state,
  onRetry,
}: {
  readonly state: SaveState | null;
  readonly onRetry: () => void;
}) {
  const { t } = useTranslation('surveys');
  return (
    <div className={`ask__saving ask__saving--${state ?? 'none'}`} role="status">
      {state === null ? null : <p>{t(`saving.${state}`)}</p>}
      {state === 'signed_out' ? (
        <a className="ask__other" href="/sign-in" target="_blank" rel="noreferrer">
          {t('saving.sign_in')}
        </a>
      ) : null}
      {state === 'waiting' || state === 'signed_out' ? (
        <button type="button" className="ask__other" onClick={onRetry}>
          {t('saving.retry')}
        </button>
      ) : null}
      {state === 'refused' ? (
        <button type="button" className="ask__other" onClick={() => window.location.reload()}>
          {t('saving.reload')}
        </button>
      ) : null}
    </div>
  );
}
