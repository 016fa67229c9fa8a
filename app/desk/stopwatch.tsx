import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_MINUTES } from './rules.ts';

const TICK_MS = 15_000;

/** When the form of this address was opened first in this tab: a reload does not begin again. Milliseconds. */
function openedAt(): number {
  const key = `opened:${window.location.pathname}`;
  const kept = Number(sessionStorage.getItem(key));
  const now = Date.now();
  // The clock may have been put right meanwhile.
  const opened = kept <= now && now - kept < MOST_MINUTES * 60_000 ? kept : now;
  sessionStorage.setItem(key, String(opened));
  return opened;
}

const minutesSince = (opened: number) => Math.max(1, Math.round((Date.now() - opened) / 60_000));

/** Minutes since the form opened, one press away from the field; nothing without JavaScript. */
export function Stopwatch({ fills }: { fills: string }) {
  const { t } = useTranslation('desk');
  const [started, setStarted] = useState<number | null>(null);
  const [minutes, setMinutes] = useState(1);
  useEffect(() => {
    const opened = openedAt();
    const tell = () => setMinutes(minutesSince(opened));
    setStarted(opened);
    tell();
    const timer = setInterval(tell, TICK_MS);
    return () => clearInterval(timer);
  }, []);
  if (started === null) return null;
  return (
    <button
      type="button"
      className="button button--small"
      onClick={() => {
        const field = document.getElementById(fills);
        if (!(field instanceof HTMLInputElement)) return;
        field.value = String(minutes);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.focus();
      }}
    >
      {t('form.stopwatch', { count: minutes })}
    </button>
  );
}
