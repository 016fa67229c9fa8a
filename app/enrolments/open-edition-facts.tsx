import { useTranslation } from 'react-i18next';
import type { OpenEdition } from '../../db/queries/open-editions.ts';
import { useFormats } from '../ui/format.ts';
import { leftOf } from './waiting-list.ts';

/** When, where, in which language and how many seats are left: what somebody decides by. */
export function OpenEditionFacts({ edition }: { readonly edition: OpenEdition }) {
  const { t } = useTranslation('enrolments');
  const formats = useFormats();
  const left = leftOf(edition);
  const site = [edition.site_name, edition.site_address, edition.comune_name].filter(Boolean).join(', ');
  const place = edition.place_kind === 'elsewhere' ? (edition.place_text ?? '') : site;
  return (
    <dl className="facts">
      <dt>{t('open.when')}</dt>
      <dd>
        {[formats.day(edition.first_day), edition.first_time].filter(Boolean).join(', ')} ·{' '}
        {t('lessons', { count: edition.lessons })}
      </dd>
      <dt>{t('open.where')}</dt>
      <dd>{t(`place.${edition.place_kind}`, { text: place })}</dd>
      <dt>{t('open.language')}</dt>
      <dd>{t(`language.${edition.language}`, { defaultValue: edition.language })}</dd>
      <dt>{t('open.seats')}</dt>
      <dd>
        {left.kind === 'seats'
          ? t('open.left', { count: left.seats })
          : t(left.kind === 'waiting' ? 'open.waiting_list' : 'open.full')}
      </dd>
    </dl>
  );
}
