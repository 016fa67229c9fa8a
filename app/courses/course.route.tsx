import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listCodeWords } from '../../db/queries/code-lists.ts';
import { listCourseMaterials } from '../../db/queries/course-materials.ts';
import { findCourse, findCourseCodes } from '../../db/queries/courses.ts';
import { listEditions } from '../../db/queries/editions.ts';
import { signedIn } from '../access/gate.server.ts';
import { found, idFrom } from '../network/fields.server.ts';
import { fieldsOf, readUpload } from '../platform/http/read-form.server.ts';
import { formatsFor } from '../ui/formats.ts';
import { Link } from '../ui/link.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { addMaterial } from './add-material.server.ts';
import { CourseFacts } from './course-facts.tsx';
import { findCourseReach, loadCourseToWrite } from './course-reach.server.ts';
import { CoursesHead } from './courses-head.tsx';
import { Done } from './done.tsx';
import { editionLine } from './edition-line.ts';
import { EditionTable } from './edition-table.tsx';
import { Materials } from './materials.tsx';
import { mayWriteCourse } from './policy.ts';

export const handle = { words: ['courses', 'network'] };
export const meta = titleMeta;

export const loader = signedIn('course.plan', async (call) => {
  const { app, actor, scope, params, today } = call;
  const course = found(await findCourse(app.db, idFrom(params.id)));
  const { competences, topics } = await findCourseCodes(app.db, course.id);
  const words = new Map((await listCodeWords(app.db, 'topic')).map(({ code, labels }) => [code, labels]));
  const languages = await listCodeWords(app.db, 'language');
  const language = languages.find(({ code }) => code === course.language)?.labels[actor.language];
  return {
    title: `${course.title} · Bottega`,
    id: course.id,
    name: course.title,
    retired: course.status === 'retired',
    facts: {
      description: course.description,
      audience: course.audience,
      language: language ?? course.language,
      lessons: course.lessons_planned,
      minutes: course.minutes_per_lesson,
      certificate: course.certificate_percent,
      instrument: course.instrument,
      organisation: course.organisation_name,
      competences,
      topics: topics
        .map((code) => words.get(code)?.[actor.language] ?? code)
        .sort(formatsFor(actor.language).compare),
    },
    materials: await listCourseMaterials(app.db, course.id),
    editions: (await listEditions(app.db, scope, { courseId: course.id, endsFrom: today })).map(editionLine),
    mayWrite: mayWriteCourse(await findCourseReach(call), course.organisation_id),
  };
});

/** Adds a link or a file. */
export const action = signedIn('course.plan', async (call) => {
  const course = await loadCourseToWrite(call, call.params.id);
  const form = await readUpload(call.request);
  const added = await addMaterial(call, course.id, form);
  if (!added.ok) return data({ errors: added.errors, fields: fieldsOf(form) }, { status: 422 });
  throw redirect(`/courses/${course.id}?done=material`);
});

export default function Course() {
  const { t } = useTranslation('courses');
  const { id, name, retired, facts, materials, editions, mayWrite } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <CoursesHead title={name} lead={t(`audiences.${facts.audience}`)} section="courses">
        {retired ? (
          <span className="badge">{t('course.retired')}</span>
        ) : (
          <Link className="button button--main" to={`/editions/new?course=${id}`}>
            {t('edition.plan')}
          </Link>
        )}
        {mayWrite ? <Link to={`/courses/${id}/edit`}>{t('course.edit')}</Link> : null}
        {mayWrite ? (
          <Form method="post" action={`/courses/${id}/retirement`}>
            {retired ? <input type="hidden" name="take_back" value="1" /> : null}
            <button type="submit" className="button--link button">
              {t(retired ? 'course.offer' : 'course.retire')}
            </button>
          </Form>
        ) : null}
      </CoursesHead>
      <Done />
      <div className="stack">
        <CourseFacts facts={facts} />
        <section className="panel">
          <h2>{t('edition.coming')}</h2>
          {editions.length === 0 ? <p>{t('edition.none_coming')}</p> : <EditionTable editions={editions} />}
        </section>
        <Materials
          courseId={id}
          materials={materials}
          mayWrite={mayWrite}
          errors={answer?.errors}
          fields={answer?.fields}
        />
      </div>
    </>
  );
}
