import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { idFrom } from '../network/fields.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { cancelEdition } from './cancel.server.ts';
import { CancelForm } from './cancel-form.tsx';
import { CoursesHead } from './courses-head.tsx';
import { loadOpenEdition } from './load-lesson.server.ts';

export const handle = { words: ['courses', 'network'] };
export const meta = titleMeta;

export const loader = signedIn('course.plan', async ({ app, actor, scope, params }) => {
  const { edition } = await loadOpenEdition(app.db, scope, params.id);
  return {
    title: pageTitle(actor.language, 'courses:edition.cancel'),
    id: edition.id,
    name: edition.shown_title,
    count: edition.taken + edition.waiting,
  };
});

export const action = signedIn('course.plan', async (call) => {
  const id = idFrom(call.params.id);
  const form = await readForm(call.request);
  const done = await cancelEdition(call, id, form);
  if (!done.ok) return data({ errors: done.errors, reason: textOf(form, 'reason') }, { status: 422 });
  throw redirect(`/editions/${id}?done=cancelled`);
});

export default function CancelEdition() {
  const { t } = useTranslation('courses');
  const { id, name, count } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = `/editions/${id}`;
  return (
    <>
      <CoursesHead title={t('edition.cancel')} section="editions" above={[{ to: back, label: name }]} />
      <CancelForm
        text={t('edition.cancel_text', { count })}
        button={t('edition.cancel')}
        back={back}
        errors={answer?.errors}
        reason={answer?.reason}
      />
    </>
  );
}
