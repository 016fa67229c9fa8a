import { useTranslation } from 'react-i18next';
import { hourField, WEEK_DAYS } from './hours.ts';

/** A site's details for those who read them only. */
export function SiteFacts({
  values,
  organisation,
}: {
  values: Readonly<Record<string, string>>;
  organisation: string;
}) {
  const { t } = useTranslation('network');
  const range = (day: (typeof WEEK_DAYS)[number], number: number) => {
    const from = values[hourField(day, number, 'from')];
    return from ? `${from}–${values[hourField(day, number, 'to')] ?? ''}` : '';
  };
  return (
    <>
      <p>{t('read_only')}</p>
      <dl className="facts">
        <dt>{t('sites.organisation')}</dt>
        <dd>{organisation}</dd>
        <dt>{t('sites.kind')}</dt>
        <dd>{t(`sites.kinds.${values.kind}`)}</dd>
        <dt>{t('sites.comune')}</dt>
        <dd>{values.comune}</dd>
        <dt>{t('sites.address')}</dt>
        <dd>{values.address}</dd>
        <dt>{t('sites.coordinates')}</dt>
        <dd>{values.latitude ? `${values.latitude}; ${values.longitude}` : t('none')}</dd>
        <dt>{t('sites.external_id')}</dt>
        <dd>{values.external_id || t('none')}</dd>
      </dl>
      <h3>{t('sites.hours.title')}</h3>
      <dl className="facts">
        {WEEK_DAYS.map((day) => (
          <div key={day}>
            <dt>{t(`sites.days.${day}`)}</dt>
            <dd>{[range(day, 1), range(day, 2)].filter(Boolean).join(', ') || t('sites.hours.closed')}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
