import { useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';

const DONE = [
  'saved',
  'recalled',
  'sign_on',
  'created',
  'status',
  'ended',
  'taken_back',
  'granted',
  'grant_ended',
  'signed_out',
  'factors_reset',
  'token_revoked',
] as const;

/** What was just done, from `?done=…` of the redirect after saving; `children` leads on from there. */
export function DoneNotice({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation('network');
  const [search] = useSearchParams();
  const done = DONE.find((one) => one === search.get('done'));
  if (!done) return null;
  return (
    <Notice tone="good">
      <p>{t(`done.${done}`)}</p>
      {children}
    </Notice>
  );
}
