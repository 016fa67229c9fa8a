import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineState } from './use-send-over-line.ts';

interface LineNoteProps {
  readonly line: LineState;
  readonly onRetry: () => void;
  /** Nothing was answered yet. */
  readonly isFirst?: boolean;
}

/** That a form is on its way, or waits for the line: nothing is lost, and it goes by itself. */
export function LineNote({ line, onRetry, isFirst = false }: LineNoteProps) {
  const { t } = useTranslation('ask');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (line === 'waiting') box.current?.scrollIntoView({ block: 'nearest' });
  }, [line]);
  return (
    <div className={`ask__saving ask__saving--${line ?? 'none'}`} role="status" ref={box}>
      {line === 'trying' && !isFirst ? <p>{t('saving.saving')}</p> : null}
      {line === 'waiting' ? <p>{t(isFirst ? 'saving.no_line' : 'saving.unsent')}</p> : null}
      {line === 'waiting' ? (
        <button type="button" className="ask__other" onClick={onRetry}>
          {t('saving.retry')}
        </button>
      ) : null}
    </div>
  );
}
