import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { CoursesHead } from './courses-head.tsx';
import { Done } from './done.tsx';
import { EditionFacts } from './edition-facts.tsx';
import { LessonTable } from './lesson-table.tsx';
import { loadEdition } from './load-edition.server.ts';
import { Told } from './told.tsx';

export const handle = { words: ['courses', 'network'] };
export const meta = titleMeta;

export const loader = signedIn('course.plan', async (call) => {
  const edition = await loadEdition(call);
  return { title: `${edition.name} · Bottega`, edition };
});

export default function Edition() {
  const { t } = useTranslation('courses');
  const { edition } = useLoaderData<typeof loader>();
  const open = edition.status !== 'cancelled';
  return (
    <>
      <CoursesHead title={edition.name} lead={`${edition.site}, ${edition.comune}`} section="editions">
        <Link className="button button--main" to={`/editions/${edition.id}/enrolments`}>
          {t('edition.people')}
        </Link>
        {open ? (
          <Link className="button" to={`/editions/${edition.id}/edit`}>
            {t('edition.edit')}
          </Link>
        ) : null}
        <Link to={`/editions/${edition.id}/outcomes`}>{t('edition.outcomes')}</Link>
        <Link to={`/editions/new?repeat=${edition.id}`}>{t('edition.repeat')}</Link>
        {open ? <Link to={`/editions/${edition.id}/cancellation`}>{t('edition.cancel')}</Link> : null}
      </CoursesHead>
      <Done />
      <div className="stack">
        {open ? null : (
          <Notice tone="warn">{t('edition.was_cancelled', { reason: edition.cancelReason })}</Notice>
        )}
        {edition.gone.map((name) => (
          <Notice key={name} tone="warn">
            {t('edition.trainer_gone', { name })}
          </Notice>
        ))}
        <Told editionId={edition.id} messages={edition.messages} />
        <EditionFacts edition={edition} />
        <section className="panel">
          <h2>{t('lessons.heading')}</h2>
          <LessonTable lessons={edition.lessons} mayChange={open} />
          {open ? (
            <div className="actions">
              <Link className="button" to={`/editions/${edition.id}/lessons/new`}>
                {t('lesson.new')}
              </Link>
            </div>
          ) : null}
        </section>
      </div>
    </>
  );
}
