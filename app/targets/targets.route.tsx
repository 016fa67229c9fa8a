import { useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listSeenProgrammes } from '../../db/queries/programmes.ts';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { FiguresNav } from '../insights/figures-nav.tsx';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PrintFoot } from '../ui/print-foot.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { loadProgress, type Progress } from './load-progress.server.ts';
import { useMeasureWords } from './measure-words.ts';
import { StandingBadge } from './standing-badge.tsx';
import { TargetBar } from './target-bar.tsx';

export const handle = { words: ['targets', 'insights', 'metrics'] };
export const meta = titleMeta;

/** Programmes whose numbers are on the page; older ones are a link. */
const MOST_SHOWN = 12;

export const loader = signedIn('target.read', async (call) => {
  const programmes = await listSeenProgrammes(call.app.db, call.scope);
  const shown = await Promise.all(
    programmes.slice(0, MOST_SHOWN).map(async (programme) => {
      const { frame, measures } = await loadProgress(call, programme);
      return { id: programme.id, name: programme.name, progress: { frame, measures } };
    }),
  );
  return {
    title: pageTitle(call.actor.language, 'targets:title'),
    shown,
    older: programmes.slice(MOST_SHOWN).map(({ id, name }) => ({ id, name })),
    mayManage: holds(call.actor, 'programme.manage'),
    updated: { day: call.today, time: call.time },
  };
});

export default function Targets() {
  const { t } = useTranslation('targets');
  const { shown, older, mayManage, updated } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  // Addresses are anybody's: only a short whole number is shown.
  const imported = /^\d{1,3}$/.test(search.get('imported') ?? '') ? Number(search.get('imported')) : 0;
  return (
    <div className="insights">
      <PageHead title={t('title')} lead={t('lead')}>
        {mayManage ? <Link to="/targets/import">{t('import.link')}</Link> : null}
      </PageHead>
      <FiguresNav />
      {imported > 0 ? <Notice tone="good">{t('import.done', { count: imported })}</Notice> : null}
      {shown.length === 0 ? (
        <div className="empty">
          <p>{t('empty')}</p>
          {mayManage ? (
            <p className="actions">
              <Link className="button" to="/network/programmes/new">
                {t('add')}
              </Link>
            </p>
          ) : (
            <p>{t('who_adds')}</p>
          )}
        </div>
      ) : null}
      {shown.map(({ id, name, progress }) => (
        <ProgrammeSummary key={id} id={id} name={name} progress={progress} mayManage={mayManage} />
      ))}
      {older.length > 0 ? (
        <section className="panel">
          <h2>{t('older')}</h2>
          <ul>
            {older.map(({ id, name }) => (
              <li key={id}>
                <Link to={`/targets/${id}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <PrintFoot updated={updated} />
    </div>
  );
}

function ProgrammeSummary({
  id,
  name,
  progress,
  mayManage,
}: {
  id: string;
  name: string;
  progress: Pick<Progress, 'frame' | 'measures'>;
  mayManage: boolean;
}) {
  const { t } = useTranslation(['targets', 'insights']);
  const { date, number } = useFormats();
  const { nameOf } = useMeasureWords();
  const { frame, measures } = progress;
  return (
    <section className="panel" aria-labelledby={`programme-${id}`}>
      <h2 id={`programme-${id}`}>
        <Link to={`/targets/${id}`}>{name}</Link>
      </h2>
      <p className="field__hint">{t('from_to', { from: date(frame.startsOn), to: date(frame.endsOn) })}</p>
      {measures.length === 0 ? (
        <p>
          {t('none')} {mayManage ? <Link to={`/network/programmes/${id}`}>{t('set')}</Link> : null}
        </p>
      ) : (
        <ul className="target-list">
          {measures.map((one) => (
            <li key={one.measure}>
              <span className="target-list__name">{nameOf(one.measure)}</span>
              <span className="target-list__count">
                {one.value === null
                  ? t('count_hidden', { last: number(one.last) })
                  : t('count_of', { value: number(one.value), last: number(one.last) })}
              </span>
              <StandingBadge measure={one.measure} standing={one.standing} />
              <TargetBar progress={one} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
