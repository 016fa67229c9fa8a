import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findCitizen } from '../../db/queries/citizens.ts';
import { listEditions } from '../../db/queries/editions.ts';
import { listCoursesOfPerson } from '../../db/queries/enrolments.ts';
import { signedIn } from '../access/gate.server.ts';
import { tagOf } from '../people/open-identity.ts';
import { usePersonName } from '../people/person-label.tsx';
import { pageTitle } from '../platform/page-title.server.ts';
import { notFound } from '../platform/problem.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { CourseRows } from './course-rows.tsx';
import { pupilReader } from './pupil-reader.ts';
import { shownCourse } from './shown-course.ts';

export const handle = { words: ['enrolments', 'people'] };
export const meta = titleMeta;

const MOST = 50;

/** A person's courses at one's own sites, and those they can be enrolled in. */
export const loader = signedIn('citizen.view', async (call) => {
  const { app, scope, actor, params, today } = call;
  const citizen = await findCitizen(app.db, pupilReader(call), params.id ?? '');
  if (!citizen) throw notFound();
  const own = await listCoursesOfPerson(app.db, scope, citizen.person_no);
  const there = new Set(own.flatMap((row) => (row.status === 'withdrawn' ? [] : row.edition_id)));
  const editions = await listEditions(app.db, scope, { endsFrom: today, forCitizens: true }, MOST);
  return {
    title: pageTitle(actor.language, 'enrolments:title.person_courses'),
    person: tagOf(app.keys, citizen, today),
    own: own.map((row) => shownCourse(row, app.timeZone)),
    editions: editions
      .filter(({ id }) => !there.has(id))
      .map(({ id, shown_title, site_name, starts_on, seats, taken, waiting }) => ({
        id,
        title: shown_title,
        site: site_name,
        day: starts_on,
        left: waiting > 0 ? 0 : Math.max(seats - taken, 0),
      }))
      .toSorted((one, other) => one.day.localeCompare(other.day)),
  };
});

export default function CoursesOfPerson() {
  const { t } = useTranslation('enrolments');
  const formats = useFormats();
  const nameOf = usePersonName();
  const { person, own, editions } = useLoaderData<typeof loader>();
  const name = nameOf(person);
  return (
    <>
      <PageHead
        title={t('title.person_courses')}
        lead={name}
        trail={[{ to: `/people/${person.id}`, label: name }]}
      />
      <div className="stack">
        <section className="panel" aria-labelledby="own">
          <h2 id="own">{t('courses.own')}</h2>
          {own.length === 0 ? <p>{t('courses.none')}</p> : null}
          <CourseRows
            courses={own}
            acts={({ id, title }) => (
              <>
                <Link to={`/enrolments/${id}/slip`} aria-label={t('act.slip_for', { name: title })}>
                  {t('act.slip')}
                </Link>
                <Link to={`/enrolments/${id}/withdrawal`} aria-label={t('act.withdraw_for', { name: title })}>
                  {t('act.withdraw')}
                </Link>
              </>
            )}
          />
        </section>
        <section className="panel" aria-labelledby="open">
          <h2 id="open">{t('courses.open')}</h2>
          {editions.length === 0 ? <p>{t('courses.none_open')}</p> : null}
          <ul className="rows">
            {editions.map((edition) => (
              <li key={edition.id}>
                <div className="rows__main">
                  <strong>{edition.title}</strong>
                  <span className="rows__note">
                    {formats.day(edition.day)} · {edition.site} ·{' '}
                    {edition.left > 0 ? t('open.left', { count: edition.left }) : t('courses.no_seats')}
                  </span>
                </div>
                <Link
                  className="button button--small"
                  to={`/editions/${edition.id}/enrolments/new?person=${person.id}`}
                  aria-label={t('courses.enrol_in', { title: edition.title })}
                >
                  {t('courses.enrol')}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
