import { useTranslation } from 'react-i18next';
import type { OpenEdition } from '../../db/queries/open-editions.ts';
import { useFormats } from '../ui/format.ts';

/** When, where, in which language and how many seats are left: what somebody decides by. */
export function OpenEditionFacts({ edition }: { readonly edition: OpenEdition }) {
  const { t } = useTranslation('enrolments');
  const formats = useFormats();
  const left = Math.max(edition.seats - edition.taken, 0);
  const site = [edition.site_name, edition.site_address, edition.comune_name].filter(Boolean).join(', ');
  const place = edition.place_kind === 'elsewhere' ? (edition.place_text ?? '') : site;
  const listOpen = edition.waiting_seats === null || edition.waiting < edition.waiting_seats;
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
        {left > 0 && edition.waiting === 0
          ? t('open.left', { count: left })
          : t(listOpen ? 'open.waiting_list' : 'open.full')}
      </dd>
    </dl>
  );
}
