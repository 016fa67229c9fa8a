import { useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';

const DONE = [
  'course',
  'retired',
  'offered',
  'material',
  'material_removed',
  'planned',
  'saved',
  'lesson_added',
  'lesson_moved',
  'lesson_cancelled',
  'cancelled',
  'closure',
  'closure_removed',
] as const;

/** What was just done, from `?done=…` of the redirect after saving. */
export function Done() {
  const { t } = useTranslation('courses');
  const [search] = useSearchParams();
  const done = DONE.find((one) => one === search.get('done'));
  return done ? <Notice tone="good">{t(`done.${done}`)}</Notice> : null;
}
