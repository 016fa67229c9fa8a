import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The address of a calendar to be copied, and the same for programs that subscribe at a touch (`webcal:`). */
export function FeedAddress({ address, label }: { address: string; label: string }) {
  const { t } = useTranslation('courses');
  const [state, setState] = useState<'none' | 'ready' | 'copied'>('none');
  useEffect(() => {
    if (navigator.clipboard) setState('ready');
  }, []);
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setState('copied');
  };
  return (
    <div className="feed-address">
      <input className="input" readOnly value={address} aria-label={t('feed.address_of', { label })} />
      {state === 'none' ? null : (
        <button type="button" className="button button--small" onClick={copy}>
          {t('feed.copy')}
          <span className="visually-hidden"> {label}</span>
        </button>
      )}
      <a href={address.replace(/^https?:/, 'webcal:')}>
        {t('feed.subscribe')}
        <span className="visually-hidden"> {label}</span>
      </a>
      <span role="status">{state === 'copied' ? t('feed.copied') : null}</span>
    </div>
  );
}
