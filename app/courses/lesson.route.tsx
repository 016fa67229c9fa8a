import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { idFrom } from '../network/fields.server.ts';
import { fieldsOf, readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { CoursesHead } from './courses-head.tsx';
import { loadEditionChoices } from './edition-choices.server.ts';
import { LessonForm } from './lesson-form.tsx';
import { headOfLesson, loadOpenLesson } from './load-lesson.server.ts';
import { placeLesson } from './place-lesson.server.ts';

export const handle = { words: ['courses', 'network'] };
export const meta = titleMeta;

export const loader = signedIn('course.plan', async (call) => {
  const open = await loadOpenLesson(call.app.db, call.scope, call.params.id);
  const { lesson } = open;
  const kept = lesson.trainer_id === null ? [] : [lesson.trainer_id];
  return {
    title: pageTitle(call.actor.language, 'courses:lesson.move'),
    ...headOfLesson(open),
    revision: lesson.revision,
    start: {
      day: lesson.day,
      start_time: lesson.start_time,
      minutes: String(lesson.minutes),
      room: lesson.room ?? '',
      trainer: lesson.trainer_id ?? '',
    },
    trainers: (await loadEditionChoices(call, kept)).trainers,
  };
});

export const action = signedIn('course.plan', async (call) => {
  const form = await readForm(call.request);
  const placed = await placeLesson(call, { lessonId: idFrom(call.params.id) }, form);
  if (!placed.ok) return data({ ...placed, fields: fieldsOf(form) }, { status: 422 });
  throw redirect(`/editions/${placed.editionId}?done=lesson_moved`);
});

export default function MoveLesson() {
  const { t } = useTranslation('courses');
  const lesson = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { day } = useFormats();
  const back = `/editions/${lesson.editionId}`;
  return (
    <>
      <CoursesHead
        title={t('lesson.move')}
        lead={t('lesson.which', { number: lesson.number, day: day(lesson.day) })}
        section="editions"
        above={[{ to: back, label: lesson.name }]}
      />
      <LessonForm
        start={lesson.start}
        known={lesson}
        trainers={lesson.trainers}
        back={back}
        button={t('lesson.move_it')}
        answer={answer}
      />
    </>
  );
}
