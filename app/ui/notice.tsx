import { type ReactNode, useEffect, useRef } from 'react';

/** A short message after an act; `good` and `info` are read politely, `bad` at once. */
export function Notice({
  tone = 'info',
  answer,
  children,
}: {
  tone?: 'info' | 'good' | 'warn' | 'bad';
  /** What a form was answered, where it stays on the page: sent from far below, it must not seem that nothing happened. */
  answer?: unknown;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer) box.current?.focus();
  }, [answer]);
  return (
    <div
      className={`notice notice--${tone}`}
      role={tone === 'bad' ? 'alert' : 'status'}
      tabIndex={answer ? -1 : undefined}
      ref={box}
    >
      {children}
    </div>
  );
}
