import { useTranslation } from 'react-i18next';
import { CopyAddress } from '../ui/copy-address.tsx';

/** The address of a calendar to be copied, and the same for programs that subscribe at a touch (`webcal:`). */
export function FeedAddress({ address, label }: { address: string; label: string }) {
  const { t } = useTranslation('courses');
  const of = <span className="visually-hidden"> {label}</span>;
  return (
    <CopyAddress
      address={address}
      name={t('feed.address_of', { label })}
      copy={
        <>
          {t('feed.copy')}
          {of}
        </>
      }
      copied={t('feed.copied')}
    >
      <a href={address.replace(/^https?:/, 'webcal:')}>
        {t('feed.subscribe')}
        {of}
      </a>
    </CopyAddress>
  );
}
