import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { idFrom, newIdFrom } from '../network/fields.server.ts';
import { fieldsOf, readForm } from '../platform/http/read-form.server.ts';
import { newId } from '../platform/ids.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { CoursesHead } from './courses-head.tsx';
import { loadEditionChoices } from './edition-choices.server.ts';
import { LessonForm } from './lesson-form.tsx';
import { loadOpenEdition } from './load-lesson.server.ts';
import { placeLesson } from './place-lesson.server.ts';

export const handle = { words: ['courses', 'network'] };
export const meta = titleMeta;

export const loader = signedIn('course.plan', async (call) => {
  const { edition, lessons } = await loadOpenEdition(call.app.db, call.scope, call.params.id);
  const last = lessons.at(-1);
  return {
    title: pageTitle(call.actor.language, 'courses:lesson.new'),
    editionId: edition.id,
    name: edition.shown_title,
    formId: newId(),
    start: {
      day: '',
      start_time: last?.start_time ?? '15:00',
      minutes: String(last?.minutes ?? 120),
      room: '',
      trainer: '',
    },
    trainers: (await loadEditionChoices(call)).trainers,
  };
});

export const action = signedIn('course.plan', async (call) => {
  const form = await readForm(call.request);
  const at = { editionId: idFrom(call.params.id), newId: newIdFrom(form) };
  const placed = await placeLesson(call, at, form);
  if (!placed.ok) return data({ ...placed, fields: fieldsOf(form) }, { status: 422 });
  throw redirect(`/editions/${placed.editionId}?done=lesson_added`);
});

export default function NewLesson() {
  const { t } = useTranslation('courses');
  const { editionId, name, formId, start, trainers } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = `/editions/${editionId}`;
  return (
    <>
      <CoursesHead title={t('lesson.new')} section="editions" above={[{ to: back, label: name }]} />
      <LessonForm
        start={start}
        known={{ id: formId }}
        trainers={trainers}
        back={back}
        button={t('lesson.add')}
        answer={answer}
      />
    </>
  );
}
