import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { idFrom } from '../network/fields.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { cancelLesson } from './cancel.server.ts';
import { CancelForm } from './cancel-form.tsx';
import { CoursesHead } from './courses-head.tsx';
import { headOfLesson, loadOpenLesson } from './load-lesson.server.ts';

export const handle = { words: ['courses', 'network'] };
export const meta = titleMeta;

export const loader = signedIn('course.plan', async ({ app, actor, scope, params }) => {
  const open = await loadOpenLesson(app.db, scope, params.id);
  return { title: pageTitle(actor.language, 'courses:lesson.cancel'), ...headOfLesson(open) };
});

export const action = signedIn('course.plan', async (call) => {
  const form = await readForm(call.request);
  const done = await cancelLesson(call, idFrom(call.params.id), form);
  if (!done.ok) return data({ errors: done.errors, reason: textOf(form, 'reason') }, { status: 422 });
  throw redirect(`/editions/${done.value}?done=lesson_cancelled`);
});

export default function CancelLesson() {
  const { t } = useTranslation('courses');
  const lesson = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { day } = useFormats();
  const back = `/editions/${lesson.editionId}`;
  return (
    <>
      <CoursesHead title={t('lesson.cancel')} section="editions" above={[{ to: back, label: lesson.name }]} />
      <CancelForm
        text={t('lesson.cancel_text', { number: lesson.number, day: day(lesson.day) })}
        button={t('lesson.cancel')}
        back={back}
        errors={answer?.errors}
        reason={answer?.reason}
      />
    </>
  );
}
