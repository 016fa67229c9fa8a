import { useSearchParams } from '@remix-run/react';
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

/** What was just done, from `?done=…` of the redirect after saving. */
export function DoneNotice() {
  const { t } = useTranslation('network');
  const [search] = useSearchParams();
  const done = DONE.find((one) => one === search.get('done'));
  return done ? <Notice tone="good">{t(`done.${done}`)}</Notice> : null;
}
