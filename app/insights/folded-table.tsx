import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ScrollBox } from '../ui/table-box.tsx';

const SMALL_SCREEN = '(max-width: 47.99rem)';

/**
 * A table that is there from the start, also for who has no scripts. On a small screen it folds to leave the picture
 * in sight, one tap away; on paper it is always open.
 */
export function FoldedTable({ label, children }: { label: string; children: ReactNode }) {
  const { t } = useTranslation('insights');
  const fold = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const details = fold.current;
    if (!details) return;
    if (window.matchMedia(SMALL_SCREEN).matches) details.open = false;
    const open = () => {
      details.open = true;
    };
    window.addEventListener('beforeprint', open);
    return () => window.removeEventListener('beforeprint', open);
  }, []);
  return (
    <details className="picture__table" open ref={fold}>
      <summary>{t('table.title')}</summary>
      <ScrollBox label={label}>{children}</ScrollBox>
    </details>
  );
}
