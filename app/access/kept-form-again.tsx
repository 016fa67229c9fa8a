import { useTranslation } from 'react-i18next';
import type { KeptForm } from '../platform/problem.ts';
import { EnrolBeside, SendAgain } from './kept-form.tsx';

/** What was being saved, one button away from being saved. */
export function KeptFormAgain({ kept, mustEnrol = false }: { kept: KeptForm; mustEnrol?: boolean }) {
  const { t } = useTranslation(['sign-in', 'access']);
  return (
    <div className="panel panel--narrow">
      <h1>{t('kept.title')}</h1>
      <p>{t('kept.text')}</p>
      {mustEnrol ? <EnrolBeside /> : null}
      <SendAgain kept={kept} label={t('access:kept.save')} />
    </div>
  );
}
