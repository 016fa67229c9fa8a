import { useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';

const DONE = ['added', 'removed', 'recovered', 'password', 'pin', 'sign_in_ended', 'others_ended'] as const;

/** What was just done, from `?done=…` of the redirect after it. */
export function Done() {
  const { t } = useTranslation('account');
  const [search] = useSearchParams();
  const done = DONE.find((one) => one === search.get('done'));
  return done ? <Notice tone={done === 'recovered' ? 'warn' : 'good'}>{t(`done.${done}`)}</Notice> : null;
}
