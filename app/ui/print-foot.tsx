import { useLocation } from '@remix-run/react';
import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from './format.ts';

/** Where the product is reached, without a path. */
export const PublicOrigin = createContext('');

/** On paper alone: where what is printed is found again, and as of when it is. */
export function PrintFoot({ updated }: { updated: { readonly day: string; readonly time: string } }) {
  const { t } = useTranslation('ui');
  const { day } = useFormats();
  const { pathname, search } = useLocation();
  const origin = useContext(PublicOrigin);
  return (
    <p className="print-foot">
      {t('printed', { address: `${origin}${pathname}${search}`, day: day(updated.day), time: updated.time })}
    </p>
  );
}
