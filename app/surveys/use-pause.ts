import { useCallback, useEffect, useRef, useState } from 'react';

/** Seconds between the question and the end. */
const WARNING_S = 60;
const RETRY_MS = 5000;
const SIGNS = ['pointerdown', 'keydown', 'input', 'scroll'] as const;
const ANSWERS = ['click', 'keydown'] as const;

/** Ends the citizen's part on the server and leads to where the tablet is given back; tries until there is a line. */
async function close(): Promise<void> {
  try {
    await fetch('/ask/closing', { method: 'POST' });
    window.location.replace('/ask/return');
  } catch {
    setTimeout(close, RETRY_MS);
  }
}

/**
 * Watches for signs of life. `left`: the seconds until the end, from a minute before it on, else null; `isGone`: it has
 * come. By the clock and not by counting, since a tablet that sleeps counts nothing.
 */
export function usePause(quietSeconds: number) {
  const [left, setLeft] = useState<number | null>(null);
  const [isGone, setGone] = useState(false);
  const last = useRef(0);
  const isAsked = useRef(false);

  const stay = useCallback(() => {
    last.current = Date.now();
    isAsked.current = false;
    setLeft(null);
  }, []);

  useEffect(() => {
    stay();
    const live = () => {
      if (!isAsked.current) last.current = Date.now();
    };
    // Once the question stands there any key or touch answers it; the touch reaches nothing below.
    const answer = () => {
      if (isAsked.current) stay();
    };
    for (const sign of SIGNS) window.addEventListener(sign, live, { passive: true });
    for (const sign of ANSWERS) window.addEventListener(sign, answer);
    const timer = setInterval(() => {
      const quiet = (Date.now() - last.current) / 1000;
      if (quiet < quietSeconds) return;
      const seconds = Math.ceil(quietSeconds + WARNING_S - quiet);
      if (seconds > 0) {
        isAsked.current = true;
        setLeft(Math.min(seconds, WARNING_S));
        return;
      }
      clearInterval(timer);
      setGone(true);
      void close();
    }, 500);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, live);
      for (const sign of ANSWERS) window.removeEventListener(sign, answer);
    };
  }, [quietSeconds, stay]);

  return { left, isGone, stay };
}
