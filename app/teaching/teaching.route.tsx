import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { CoursesNav } from '../courses/courses-head.tsx';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { EditionTable } from './edition-table.tsx';
import { LessonRows } from './lesson-rows.tsx';
import { loadOverview } from './load-overview.server.ts';
import { SiteTable } from './site-table.tsx';

export const handle = { words: ['teaching', 'courses'] };
export const meta = titleMeta;

/** The trainer's own page: today's registers first, then how her courses go. */
export const loader = signedIn('register.keep', async (call) => ({
  title: pageTitle(call.actor.language, 'teaching:title'),
  today: call.today,
  overview: await loadOverview(call),
}));

export default function TeachingPage() {
  const { t } = useTranslation('teaching');
  const formats = useFormats();
  const { today, overview } = useLoaderData<typeof loader>();
  const { sums, wanted, open, next } = overview;
  return (
    <>
      <CoursesNav />
      <PageHead
        title={t('today', { day: formats.day(today) })}
        lead={t(overview.own ? 'lead_own' : 'lead_all')}
      />
      <div className="stack">
        <div className="split">
          <div className="stack">
            <section className="panel panel--focus" aria-labelledby="today">
              <h2 id="today">{t('lessons.today')}</h2>
              {overview.today.length === 0 ? (
                <p>{t('lessons.none_today')}</p>
              ) : (
                <LessonRows lessons={overview.today} main />
              )}
            </section>
            {open.length > 0 ? (
              <section className="panel" aria-labelledby="open">
                <h2 id="open">{t('lessons.open')}</h2>
                <p>{t('lessons.open_why')}</p>
                <LessonRows lessons={open} />
              </section>
            ) : null}
          </div>
          <section className="panel" aria-labelledby="next">
            <h2 id="next">{t('lessons.next')}</h2>
            {next.length === 0 ? <p>{t('lessons.none_next')}</p> : <LessonRows lessons={next} />}
          </section>
        </div>
        {overview.toCall.length > 0 ? (
          <section className="panel" aria-labelledby="to-call">
            <h2 id="to-call">{t('to_call.title')}</h2>
            <p>{t('to_call.why')}</p>
            <ul className="rows">
              {overview.toCall.map(({ id, title, site, count }) => (
                <li key={id}>
                  <span className="rows__main">
                    <strong>{title}</strong>
                    <span className="rows__note">{site}</span>
                  </span>
                  <span>{t('to_call.people', { count })}</span>
                  <Link to={`/editions/${id}/enrolments`} aria-label={t('to_call.list_of', { title, site })}>
                    {t('to_call.list')}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <section aria-labelledby="sums">
          <h2 id="sums">{t('sums.title', { day: formats.date(overview.since) })}</h2>
          <dl className="figures">
            {(['seats', 'enrolled', 'attended'] as const).map((which) => (
              <div key={which}>
                <dt>{t(`sums.${which}`)}</dt>
                <dd>{formats.number(sums[which])}</dd>
              </div>
            ))}
            <div>
              <dt>{t('sums.hours')}</dt>
              <dd>{formats.duration(sums.minutes)}</dd>
            </div>
            <div>
              <dt>{t('sums.waiting')}</dt>
              <dd>{formats.number(sums.waiting)}</dd>
            </div>
          </dl>
        </section>
        {wanted.length > 0 ? (
          <section className="panel" aria-labelledby="wanted">
            <h2 id="wanted">{t('wanted.title')}</h2>
            <ul className="rows">
              {wanted.map(({ key, courseId, course, site, waiting }) => (
                <li key={key}>
                  <span className="rows__main">
                    <strong>{course}</strong>
                    <span className="rows__note">{site}</span>
                  </span>
                  <span>{t('wanted.waiting', { count: waiting })}</span>
                  <Link to={`/courses/${courseId}`}>{t('wanted.plan')}</Link>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {overview.sites.length > 1 ? <SiteTable sites={overview.sites} /> : null}
        {overview.editions.length === 0 ? (
          <div className="empty">
            <p>{t('none')}</p>
            <Link to="/courses">{t('catalogue')}</Link>
          </div>
        ) : (
          <EditionTable editions={overview.editions} />
        )}
      </div>
    </>
  );
}
