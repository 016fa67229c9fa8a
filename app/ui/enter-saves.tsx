import type { ReactNode } from 'react';

/** Enter means «save», whatever button comes first in the form; seen and reached by nobody. */
export function EnterSaves({
  name,
  value,
  children,
}: {
  /** What saving sends, where it sends something. */
  readonly name?: string;
  readonly value?: string;
  readonly children: ReactNode;
}) {
  return (
    <button type="submit" name={name} value={value} className="visually-hidden" tabIndex={-1} aria-hidden>
      {children}
    </button>
  );
}
