import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findCourseCodes } from '../../db/queries/courses.ts';
import { signedIn } from '../access/gate.server.ts';
import { FormErrors } from '../network/form-errors.tsx';
import { SaveBar } from '../network/save-bar.tsx';
import { fieldsOf, readForm, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { typedFrom } from '../ui/typed.ts';
import { loadCourseChoices, setsOf } from './course-choices.server.ts';
import { CourseFields } from './course-fields.tsx';
import { readCourseForm } from './course-form.server.ts';
import { loadCourseToWrite } from './course-reach.server.ts';
import { CoursesHead } from './courses-head.tsx';
import { FIELD_LABELS } from './field-labels.ts';
import { saveCourse } from './save-course.server.ts';

export const handle = { words: ['courses', 'network'] };
export const meta = titleMeta;

export const loader = signedIn('course.plan', async (call) => {
  const course = await loadCourseToWrite(call, call.params.id);
  const codes = await findCourseCodes(call.app.db, course.id);
  return {
    title: pageTitle(call.actor.language, 'courses:course.edit'),
    id: course.id,
    name: course.title,
    revision: course.revision,
    choices: await loadCourseChoices(call, codes),
    start: {
      title: course.title,
      description: course.description,
      audience: course.audience,
      language: course.language,
      lessons_planned: String(course.lessons_planned),
      minutes_per_lesson: String(course.minutes_per_lesson),
      certificate_percent: String(course.certificate_percent ?? ''),
      instrument: course.instrument === null ? '' : '1',
      organisation: course.organisation_id ?? '',
      ...codes,
    },
  };
});

export const action = signedIn('course.plan', async (call) => {
  const course = await loadCourseToWrite(call, call.params.id);
  const codes = await findCourseCodes(call.app.db, course.id);
  const form = await readForm(call.request);
  const choices = await loadCourseChoices(call, codes);
  const read = readCourseForm(form, setsOf(choices));
  if (!read.ok) return data({ errors: read.errors, fields: fieldsOf(form) }, { status: 422 });
  const revision = Number(textOf(form, 'revision'));
  await saveCourse(call, { id: course.id, revision }, read.value);
  throw redirect(`/courses/${course.id}?done=course`);
});

export default function EditCourse() {
  const { t } = useTranslation('courses');
  const { id, name, revision, choices, start } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = `/courses/${id}`;
  return (
    <>
      <CoursesHead title={t('course.edit')} section="courses" above={[{ to: back, label: name }]} />
      <div className="panel">
        <FormErrors errors={answer?.errors} labels={FIELD_LABELS} />
        <Form method="post" className="form" noValidate key={revision}>
          <input type="hidden" name="revision" value={revision} />
          <CourseFields
            start={start}
            typed={typedFrom(answer?.fields)}
            choices={choices}
            errors={answer?.errors}
          />
          <SaveBar back={back} />
        </Form>
      </div>
    </>
  );
}
