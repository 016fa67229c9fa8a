import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { withPicked } from '../network/choose-by-name.ts';
import { FormErrors } from '../network/form-errors.tsx';
import { placeAt, settlePlace } from '../network/places.server.ts';
import { fieldsOf, readForm } from '../platform/http/read-form.server.ts';
import { newId } from '../platform/ids.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { SelectField } from '../ui/fields.tsx';
import { Link } from '../ui/link.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { typedFrom } from '../ui/typed.ts';
import { CoursesHead } from './courses-head.tsx';
import { PlaceFields, SeatFields } from './edition-fields.tsx';
import { FIELD_LABELS } from './field-labels.ts';
import { LessonsFields } from './lessons-fields.tsx';
import { loadNewEdition } from './load-new-edition.server.ts';
import { planEdition } from './plan-edition.server.ts';
import { PreviewPanel } from './preview-panel.tsx';

export const handle = { words: ['courses', 'network'] };
export const meta = titleMeta;

export const loader = signedIn('course.plan', async (call) => {
  const page = await loadNewEdition(call);
  return {
    title: pageTitle(call.actor.language, 'courses:edition.new'),
    formId: newId(),
    ...page,
    place: await placeAt(call, 'course.plan', page.start.site),
  };
});

export const action = signedIn('course.plan', async (call) => {
  const form = await readForm(call.request);
  const { picked, chooser } = await settlePlace(call, 'course.plan', 'site', form);
  const planned = await planEdition(call, form);
  if (planned.kind === 'planned') throw redirect(`/editions/${planned.id}?done=planned`);
  const fields = fieldsOf(form).filter(([name]) => name !== 'seen');
  const answer = { preview: planned.preview, fields, place: chooser };
  if (planned.kind === 'preview') return data({ ...answer, errors: undefined });
  return data({ ...answer, errors: withPicked(planned.errors, 'site', picked) }, { status: 422 });
});

/** Fills in how many lessons a course has, and how long; what somebody typed stays. */
function takeLengthOf(
  course: { readonly count: string; readonly minutes: string },
  elements: HTMLFormControlsCollection,
): void {
  for (const name of ['count', 'minutes'] as const) {
    const field = elements.namedItem(name);
    if (!(field instanceof HTMLInputElement) || field.value !== field.defaultValue) continue;
    field.defaultValue = course[name];
    field.value = course[name];
  }
}

export default function NewEdition() {
  const { t } = useTranslation('courses');
  const { formId, courseId, choices, start, lessons, place } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const typed = typedFrom(answer?.fields);
  const errors = answer?.errors;
  const parts = { start, typed, choices, errors };
  if (choices.courses.length === 0) {
    return (
      <>
        <CoursesHead title={t('edition.new')} section="editions" />
        <div className="empty">
          <p>{t('edition.no_course')}</p>
          <p className="actions">
            <Link className="button button--main" to="/courses/new">
              {t('course.new')}
            </Link>
          </p>
        </div>
      </>
    );
  }
  return (
    <>
      <CoursesHead title={t('edition.new')} section="editions" />
      <FormErrors errors={errors} labels={FIELD_LABELS} />
      <div className="stack">
        {answer?.preview ? (
          <PreviewPanel preview={answer.preview} confirm={errors ? null : t('edition.plan_it')} />
        ) : null}
        <Form
          method="post"
          id="plan"
          className="form"
          noValidate
          onChange={({ target, currentTarget }) => {
            if (!(target instanceof HTMLSelectElement) || target.name !== 'course') return;
            const course = choices.courses.find(({ value }) => value === target.value);
            if (course) takeLengthOf(course, currentTarget.elements);
          }}
        >
          <input type="hidden" name="id" value={formId} />
          <div className="panel form">
            <SelectField
              name="course"
              label={t('edition.course')}
              errors={errors}
              empty={t('edition.choose_course')}
              defaultValue={typed.text('course', courseId)}
              choices={choices.courses}
            />
          </div>
          <section className="panel form">
            <h2>{t('lessons.heading')}</h2>
            <LessonsFields start={lessons} typed={typed} errors={errors} />
          </section>
          <section className="panel form">
            <h2>{t('edition.where')}</h2>
            <PlaceFields {...parts} place={answer?.place ?? place} />
          </section>
          <section className="panel form">
            <h2>{t('edition.places')}</h2>
            <SeatFields {...parts} />
          </section>
          <SendBar label={t('edition.check')}>
            <Link to="/editions">{t('edition.leave')}</Link>
          </SendBar>
        </Form>
      </div>
    </>
  );
}
