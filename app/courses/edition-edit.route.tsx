import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { withPicked } from '../network/choose-by-name.ts';
import { idFrom } from '../network/fields.server.ts';
import { FormErrors } from '../network/form-errors.tsx';
import { placeAt, settlePlace } from '../network/places.server.ts';
import { SaveBar } from '../network/save-bar.tsx';
import { fieldsOf, readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { typedFrom } from '../ui/typed.ts';
import { changeEdition } from './change-edition.server.ts';
import { CoursesHead } from './courses-head.tsx';
import { DaysFields } from './days-fields.tsx';
import { loadEditionChoices } from './edition-choices.server.ts';
import { PlaceFields, SeatFields } from './edition-fields.tsx';
import { editionStart } from './edition-start.ts';
import { FIELD_LABELS } from './field-labels.ts';
import { loadOpenEdition } from './load-lesson.server.ts';
import { WarningList } from './warning-list.tsx';

export const handle = { words: ['courses', 'network'] };
export const meta = titleMeta;

export const loader = signedIn('course.plan', async (call) => {
  const { edition, trainerIds } = await loadOpenEdition(call.app.db, call.scope, call.params.id);
  const start = editionStart(edition, trainerIds);
  return {
    title: pageTitle(call.actor.language, 'courses:edition.edit'),
    id: edition.id,
    name: edition.shown_title,
    revision: edition.revision,
    dates: { starts_on: edition.starts_on, ends_on: edition.ends_on },
    start,
    place: await placeAt(call, 'course.plan', start.site),
    choices: await loadEditionChoices(call, trainerIds),
  };
});

export const action = signedIn('course.plan', async (call) => {
  const id = idFrom(call.params.id);
  const form = await readForm(call.request);
  const { picked, chooser } = await settlePlace(call, 'course.plan', 'site', form);
  const changed = await changeEdition(call, id, form);
  if (!changed.ok) {
    const errors = withPicked(changed.errors, 'site', picked);
    return data({ ...changed, errors, fields: fieldsOf(form), place: chooser }, { status: 422 });
  }
  throw redirect(`/editions/${id}?done=saved`);
});

export default function EditEdition() {
  const { t } = useTranslation('courses');
  const { id, name, revision, dates, start, choices, place } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const typed = typedFrom(answer?.fields);
  const errors = answer && Object.keys(answer.errors).length > 0 ? answer.errors : undefined;
  const parts = { start, typed, choices, errors };
  const back = `/editions/${id}`;
  return (
    <>
      <CoursesHead title={t('edition.edit')} section="editions" above={[{ to: back, label: name }]} />
      <FormErrors errors={errors} labels={FIELD_LABELS} />
      <WarningList answer={answer} hasErrors={errors !== undefined} />
      <Form method="post" className="form" noValidate key={revision}>
        <input type="hidden" name="revision" value={revision} />
        <input type="hidden" name="seen" value={answer?.seen ?? ''} />
        <section className="panel form">
          <h2>{t('edition.where')}</h2>
          <PlaceFields {...parts} place={answer?.place ?? place} />
        </section>
        <section className="panel form">
          <h2>{t('edition.places')}</h2>
          <DaysFields
            labelOf={(field) => t(`edition.${field}`)}
            values={{
              starts_on: typed.text('starts_on', dates.starts_on),
              ends_on: typed.text('ends_on', dates.ends_on),
            }}
            errors={errors}
          />
          <SeatFields {...parts} />
        </section>
        <SaveBar back={back} />
      </Form>
    </>
  );
}
