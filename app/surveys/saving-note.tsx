import { useTranslation } from 'react-i18next';
import type { SaveState } from './saver.ts';

/** Whether what was answered is saved; says what to do when it is not. Nothing without JavaScript (`null`). */
export function SavingNote({
  state,
  onRetry,
  onKeepMine,
  onTakeStored,
}: {
  readonly state: SaveState | null;
  readonly onRetry: () => void;
  /** Others' answers were stored meanwhile: these replace them, or give way. */
  readonly onKeepMine: () => void;
  readonly onTakeStored: () => void;
}) {
  const { t } = useTranslation('ask');
  return (
    <div className={`ask__saving ask__saving--${state ?? 'none'}`} role="status">
      {state === null ? null : <p>{t(`saving.${state}`)}</p>}
      {state === 'signed_out' ? (
        <a className="ask__other" href="/sign-in" target="_blank" rel="noreferrer">
          {t('saving.sign_in')}
        </a>
      ) : null}
      {state === 'waiting' || state === 'unsent' || state === 'signed_out' ? (
        <button type="button" className="ask__other" onClick={onRetry}>
          {t('saving.retry')}
        </button>
      ) : null}
      {state === 'stale' ? (
        <>
          <button type="button" className="ask__other" onClick={onKeepMine}>
            {t('saving.keep_mine')}
          </button>
          <button type="button" className="ask__other" onClick={onTakeStored}>
            {t('saving.take_stored')}
          </button>
        </>
      ) : null}
      {state === 'refused' ? (
        <button type="button" className="ask__other" onClick={() => window.location.reload()}>
          {t('saving.reload')}
        </button>
      ) : null}
    </div>
  );
}
