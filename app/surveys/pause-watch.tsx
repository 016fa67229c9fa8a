import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetEverybodysAnswers } from './kept-answers.ts';
import { usePause } from './use-pause.ts';

/** Seconds left at which it is said aloud once more. */
const SAID_AT: ReadonlySet<number> = new Set([30, 10]);

/**
 * Stands around every screen of a tablet in a citizen's hands: asks whether somebody is there when nobody has touched it
 * for some minutes, and wipes it a minute later. Nothing of it works without scripts; then the server ends what was left.
 */
export function PauseWatch({
  minutes,
  children,
}: {
  readonly minutes: number;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('ask');
  const { left, isGone, stay } = usePause(minutes * 60);
  useEffect(forgetEverybodysAnswers, []);
  if (isGone) {
    return (
      <div className="ask">
        <h1>{t('own.give_back')}</h1>
      </div>
    );
  }
  return (
    <>
      {children}
      {left === null ? null : <StillThere left={left} onStay={stay} />}
    </>
  );
}

function StillThere({ left, onStay }: { readonly left: number; readonly onStay: () => void }) {
  const { t } = useTranslation('ask');
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [said, setSaid] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  const now = t('own.pause_left', { time });
  useEffect(() => {
    if (SAID_AT.has(left)) setSaid(now);
  }, [left, now]);
  return (
    <dialog
      ref={dialog}
      className="ask__pause"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onCancel={onStay}
    >
      <h2 id={`${id}-title`}>{t('own.pause')}</h2>
      <p id={`${id}-text`}>{t('own.pause_text')}</p>
      <p className="ask__left" aria-hidden="true">
        {now}
      </p>
      <p className="visually-hidden" aria-live="assertive">
        {said}
      </p>
      <div className="ask__buttons">
        <button type="button" className="ask__main" onClick={onStay}>
          {t('own.pause_stay')}
        </button>
      </div>
    </dialog>
  );
}
