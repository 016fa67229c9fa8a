import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listCourses } from '../../db/queries/courses.ts';
import { signedIn } from '../access/gate.server.ts';
import { FilterForm, NothingFound } from '../network/filter-form.tsx';
import { matches, pageOf } from '../network/listing.ts';
import { Pager } from '../network/table-parts.tsx';
import { pageTitle } from '../platform/page-title.server.ts';
import { SelectField, TextField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { AUDIENCES } from './course-values.ts';
import { CoursesHead } from './courses-head.tsx';

export const handle = { words: ['courses', 'network'] };
export const meta = titleMeta;

export const loader = signedIn('course.plan', async ({ app, actor, url }) => {
  const query = (url.searchParams.get('q') ?? '').slice(0, 100);
  const audience = AUDIENCES.find((one) => one === url.searchParams.get('audience')) ?? '';
  const status = url.searchParams.get('status') === 'all' ? 'all' : 'offered';
  const all = await listCourses(app.db, status);
  const rows = all
    .filter((course) => (audience === '' || course.audience === audience) && matches(query, course.title))
    .map(({ id, title, audience, lessons_planned, minutes_per_lesson, organisation_name, status }) => ({
      id,
      title,
      audience,
      lessons: lessons_planned,
      minutes: minutes_per_lesson,
      organisation: organisation_name,
      retired: status === 'retired',
    }));
  return {
    title: pageTitle(actor.language, 'courses:nav.courses'),
    page: pageOf(rows, url.searchParams.get('page')),
    filters: { query, audience, status },
    anyCourse: all.length > 0,
  };
});

export default function Courses() {
  const { t } = useTranslation('courses');
  const { page, filters, anyCourse } = useLoaderData<typeof loader>();
  const { duration } = useFormats();
  const filtered = filters.query !== '' || filters.audience !== '' || filters.status === 'all';
  const add = (
    <Link className="button" to="/courses/new">
      {t('course.add')}
    </Link>
  );
  if (!anyCourse && !filtered) {
    return (
      <>
        <CoursesHead title={t('nav.courses')} />
        <div className="empty">
          <p>{t('course.empty')}</p>
          {add}
        </div>
      </>
    );
  }
  return (
    <>
      <CoursesHead title={t('nav.courses')} lead={t('course.lead')}>
        {add}
      </CoursesHead>
      <div className="stack">
        <FilterForm filtered={filtered}>
          <TextField name="q" type="search" label={t('course.title')} defaultValue={filters.query} />
          <SelectField
            name="audience"
            label={t('course.audience')}
            defaultValue={filters.audience}
            key={`audience ${filters.audience}`}
            empty={t('all')}
            choices={AUDIENCES.map((value) => ({ value, label: t(`audiences.${value}`) }))}
          />
          <SelectField
            name="status"
            label={t('course.status')}
            defaultValue={filters.status}
            key={`status ${filters.status}`}
            choices={[
              { value: 'offered', label: t('course.only_offered') },
              { value: 'all', label: t('course.retired_too') },
            ]}
          />
        </FilterForm>
        {page.total === 0 ? (
          <NothingFound />
        ) : (
          <TableBox caption={t('course.caption', { count: page.total })}>
            <thead>
              <tr>
                <th scope="col">{t('course.title')}</th>
                <th scope="col">{t('course.audience')}</th>
                <th scope="col" className="num">
                  {t('course.lessons')}
                </th>
                <th scope="col" className="num">
                  {t('course.each')}
                </th>
                <th scope="col">{t('course.organisation')}</th>
              </tr>
            </thead>
            <tbody>
              {page.rows.map((course) => (
                <tr key={course.id}>
                  <th scope="row">
                    <Link to={`/courses/${course.id}`}>{course.title}</Link>{' '}
                    {course.retired ? <span className="badge">{t('course.retired')}</span> : null}
                  </th>
                  <td>{t(`audiences.${course.audience}`)}</td>
                  <td className="num">{course.lessons}</td>
                  <td className="num">{duration(course.minutes)}</td>
                  <td>{course.organisation ?? t('course.whole_network')}</td>
                </tr>
              ))}
            </tbody>
          </TableBox>
        )}
        <Pager page={page} />
      </div>
    </>
  );
}
