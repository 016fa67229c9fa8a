import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { newIdFrom } from '../network/fields.server.ts';
import { FormErrors } from '../network/form-errors.tsx';
import { SaveBar } from '../network/save-bar.tsx';
import { fieldsOf, readForm } from '../platform/http/read-form.server.ts';
import { newId } from '../platform/ids.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { typedFrom } from '../ui/typed.ts';
import { loadCourseChoices, setsOf } from './course-choices.server.ts';
import { CourseFields } from './course-fields.tsx';
import { readCourseForm } from './course-form.server.ts';
import { CoursesHead } from './courses-head.tsx';
import { FIELD_LABELS } from './field-labels.ts';
import { saveCourse } from './save-course.server.ts';

export const handle = { words: ['courses', 'network'] };
export const meta = titleMeta;

export const loader = signedIn('course.plan', async (call) => {
  const choices = await loadCourseChoices(call);
  return {
    title: pageTitle(call.actor.language, 'courses:course.new'),
    formId: newId(),
    choices,
    start: {
      title: '',
      description: '',
      audience: 'citizens',
      language: 'it',
      lessons_planned: '6',
      minutes_per_lesson: '120',
      certificate_percent: '75',
      instrument: '1',
      organisation: choices.owners[0]?.value ?? '',
      competences: [],
      topics: [],
    },
  };
});

export const action = signedIn('course.plan', async (call) => {
  const form = await readForm(call.request);
  const read = readCourseForm(form, setsOf(await loadCourseChoices(call)));
  if (!read.ok) return data({ errors: read.errors, fields: fieldsOf(form) }, { status: 422 });
  const id = newIdFrom(form);
  await saveCourse(call, { id, revision: null }, read.value);
  throw redirect(`/courses/${id}?done=course`);
});

export default function NewCourse() {
  const { t } = useTranslation('courses');
  const { formId, choices, start } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <CoursesHead title={t('course.new')} section="courses" />
      <div className="panel">
        <FormErrors errors={answer?.errors} labels={FIELD_LABELS} />
        <Form method="post" className="form" noValidate>
          <input type="hidden" name="id" value={formId} />
          <CourseFields
            start={start}
            typed={typedFrom(answer?.fields)}
            choices={choices}
            errors={answer?.errors}
          />
          <SaveBar back="/courses" />
        </Form>
      </div>
    </>
  );
}
