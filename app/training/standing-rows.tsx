import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import type { ModuleState } from './rules.ts';
import type { Standing } from './standings.ts';

const TONES: Readonly<Record<ModuleState, string>> = {
  missing: 'badge--bad',
  expired: 'badge--bad',
  expiring: 'badge--warn',
  done: 'badge--good',
};

/** How a module or a whole path stands. */
export function StateBadge({ state }: { readonly state: ModuleState }) {
  const { t } = useTranslation('training');
  return <span className={`badge ${TONES[state]}`}>{t(`state.${state}`)}</span>;
}

/** The modules of a path, each with its state, until when it holds, and where it is learned. */
export function StandingRows({
  standings,
  linked = true,
}: {
  readonly standings: readonly Standing[];
  /** The reader may open courses. */
  readonly linked?: boolean;
}) {
  const { t } = useTranslation('training');
  const formats = useFormats();
  return (
    <ul className="rows">
      {standings.map(({ moduleId, title, courseId, state, doneOn, until }) => (
        <li key={moduleId}>
          <span className="rows__main">
            <strong>{title}</strong>
            <span className="rows__note">
              {doneOn === null
                ? t('never')
                : until === null
                  ? t('done_on', { day: formats.date(doneOn) })
                  : t('done_until', { day: formats.date(doneOn), until: formats.date(until) })}
            </span>
          </span>
          <StateBadge state={state} />
          {courseId !== null && linked && state !== 'done' ? (
            <Link to={`/courses/${courseId}`}>{t('course')}</Link>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
