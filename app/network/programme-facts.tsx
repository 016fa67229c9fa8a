import { useTranslation } from 'react-i18next';
import type { TargetStep } from '../../db/queries/programme-targets.ts';
import type { SeenProgramme } from '../../db/queries/programmes.ts';
import { useFormats } from '../ui/format.ts';

/** A programme's details for those who coordinate only some of its sites, with the names of these. */
export function ProgrammeFacts({
  programme,
  targets,
  sites,
}: {
  programme: Omit<SeenProgramme, 'created_at'>;
  targets: readonly TargetStep[];
  sites: readonly string[];
}) {
  const { t } = useTranslation('network');
  const { day, number } = useFormats();
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
        <dt>{t('targets.title')}</dt>
        <dd>
          {targets.length === 0
            ? t('none')
            : targets
                .map(({ measure, due_on, value }) =>
                  t('targets.one', { what: t(`targets.${measure}`), value: number(value), day: day(due_on) }),
                )
                .join('; ')}
        </dd>
        <dt>{t('programmes.sites')}</dt>
        <dd>
          {sites.join(', ')} {t('programmes.elsewhere', { count: programme.sites_elsewhere })}
        </dd>
      </dl>
    </>
  );
}
