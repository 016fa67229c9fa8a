import { useTranslation } from 'react-i18next';
import type { KeptForm } from '../platform/problem.ts';

/** A button that sends what was sent before once more. */
export function SendAgain({ kept, label }: { kept: KeptForm; label: string }) {
  const { t } = useTranslation('access');
  return (
    <form method="post" action={kept.action} className="form">
      {kept.fields.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same name may come several times, and the list never changes
        <input key={`${index}-${name}`} type="hidden" name={name} value={value} />
      ))}
      <div className="actions">
        <button type="submit" className="button button--main">
          {label}
        </button>
        <a href="/">{t('kept.drop')}</a>
      </div>
    </form>
  );
}

/** After an expired sign-in: what was being saved, one button away from being saved. */
export function KeptFormAgain({ kept }: { kept: KeptForm }) {
  const { t } = useTranslation('access');
  return (
    <div className="panel panel--narrow">
      <h1>{t('kept.title')}</h1>
      <p>{t('kept.text')}</p>
      <SendAgain kept={kept} label={t('kept.save')} />
    </div>
  );
}
