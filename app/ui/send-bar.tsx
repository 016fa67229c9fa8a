import type { ReactNode } from 'react';

const LOOKS = { main: 'button button--main', plain: 'button', danger: 'button button--danger' } as const;

/** The button that sends a form, and beside it what else can be done. */
export function SendBar({
  label,
  look = 'main',
  children,
}: {
  readonly label: ReactNode;
  /** `plain` where the page has another main button, `danger` where something is lost. */
  readonly look?: keyof typeof LOOKS;
  readonly children?: ReactNode;
}) {
  return (
    <div className="actions">
      <button type="submit" className={LOOKS[look]}>
        {label}
      </button>
      {children}
    </div>
  );
}
