import { useTranslation } from 'react-i18next';
import type { SeenProgramme } from '../../db/queries/programmes.ts';
import { useFormats } from '../ui/format.ts';

/** A programme's details for those who coordinate only some of its sites, with the names of these. */
export function ProgrammeFacts({
  programme,
  sites,
}: {
  programme: Omit<SeenProgramme, 'created_at'>;
  sites: readonly string[];
}) {
  const { t } = useTranslation('network');
  const { day, number } = useFormats();
  const count = (value: number | null) => (value === null ? t('none') : number(value));
  return (
    <>
      <p>{t('programmes.beyond')}</p>
      <dl className="facts">
        <dt>{t('programmes.starts_on')}</dt>
        <dd>{day(programme.starts_on)}</dd>
        <dt>{t('programmes.ends_on')}</dt>
        <dd>{day(programme.ends_on)}</dd>
        <dt>{t('programmes.closes_on')}</dt>
        <dd>{programme.closes_on === null ? t('programmes.still_open') : day(programme.closes_on)}</dd>
        <dt>{t('programmes.minors_from')}</dt>
        <dd>{programme.minors_from === null ? t('none') : day(programme.minors_from)}</dd>
        <dt>{t('programmes.target_citizens')}</dt>
        <dd>{count(programme.target_citizens)}</dd>
        <dt>{t('programmes.target_sessions')}</dt>
        <dd>{count(programme.target_sessions)}</dd>
        <dt>{t('programmes.sites')}</dt>
        <dd>
          {sites.join(', ')} {t('programmes.elsewhere', { count: programme.sites_elsewhere })}
        </dd>
      </dl>
    </>
  );
}
