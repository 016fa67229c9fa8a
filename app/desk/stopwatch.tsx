import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const TICK_MS = 15_000;

/** Minutes since the form opened, one press away from the field; nothing without JavaScript. */
export function Stopwatch({ fills }: { fills: string }) {
  const { t } = useTranslation('desk');
  const [started, setStarted] = useState<number | null>(null);
  const [minutes, setMinutes] = useState(1);
  useEffect(() => {
    const opened = Date.now();
    setStarted(opened);
    const timer = setInterval(() => {
      setMinutes(Math.max(1, Math.round((Date.now() - opened) / 60_000)));
    }, TICK_MS);
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
