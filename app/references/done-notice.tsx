import { useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';

/** What was just done, from the address. */
export function DoneNotice() {
  const { t } = useTranslation('references');
  const [search] = useSearchParams();
  const done = search.get('done');
  if (done === 'removed') return <Notice tone="good">{t('population.removed')}</Notice>;
  if (done !== 'values') return null;
  const [added, changed, same] = ['added', 'changed', 'same'].map((name) => countIn(search.get(name)));
  const isNew = added !== 0 || changed !== 0;
  return (
    <Notice tone={isNew ? 'good' : 'info'}>
      {isNew ? t('values.done', { added, changed, same }) : t('values.nothing_new', { same })}
    </Notice>
  );
}

/** Addresses are anybody's: only a short whole number is shown. */
function countIn(text: string | null): number {
  return /^\d{1,5}$/.test(text ?? '') ? Number(text) : 0;
}
