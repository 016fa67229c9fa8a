import { useTranslation } from 'react-i18next';
import { FORMATS, type Format } from '../platform/table-file/formats.ts';

/** A table to take away, in each format. */
export function Downloads({
  caption,
  hrefOf,
}: {
  /** What is taken away, for who hears the links one by one. */
  caption: string;
  hrefOf: (format: Format) => string;
}) {
  const { t } = useTranslation('ui');
  return (
    <p className="downloads no-print">
      {t('downloads.title')}{' '}
      {FORMATS.map((format, index) => (
        <span key={format}>
          {index > 0 ? ' · ' : ''}
          <a href={hrefOf(format)} download>
            {t(`downloads.${format}`)}
            <span className="visually-hidden">: {caption}</span>
          </a>
        </span>
      ))}
    </p>
  );
}
