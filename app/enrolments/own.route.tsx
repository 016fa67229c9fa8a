import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listCoursesOfStaff } from '../../db/queries/enrolments.ts';
import { listStaffEditions } from '../../db/queries/open-editions.ts';
import { signedIn } from '../access/gate.server.ts';
import { idFrom, newIdFrom } from '../network/fields.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { newId } from '../platform/ids.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { CourseRows } from './course-rows.tsx';
import { decideForSelf, enrolSelf } from './enrol-self.server.ts';
import { OpenEditionFacts } from './open-edition-facts.tsx';
import { shownCourse } from './shown-course.ts';

export const handle = { words: ['enrolments'] };
export const meta = titleMeta;

const MOST = 50;

/** What the staff is taught: one's own courses, and those that can be joined. */
export const loader = signedIn('enrolment.join', async ({ app, actor, today }) => {
  const own = await listCoursesOfStaff(app.db, actor.staffId);
  const joined = new Set(own.flatMap((row) => (row.status === 'withdrawn' ? [] : row.edition_id)));
  const editions = await listStaffEditions(app.db, today, MOST);
  return {
    title: pageTitle(actor.language, 'enrolments:title.own'),
    own: own.filter(({ status }) => status !== 'withdrawn').map((row) => shownCourse(row, app.timeZone)),
    editions: editions
      .filter(
        ({ id, enrol_from, enrol_until }) => !joined.has(id) && today >= enrol_from && today <= enrol_until,
      )
      .map((edition) => ({ ...edition, formId: newId() })),
  };
});

export const action = signedIn('enrolment.join', async (call) => {
  const form = await readForm(call.request);
  const edition = textOf(form, 'edition');
  if (edition === '') {
    const act = textOf(form, 'act') === 'leave' ? 'leave' : 'take';
    await decideForSelf(call, idFrom(textOf(form, 'enrolment')), act);
    throw redirect('/enrolments/own');
  }
  const id = newIdFrom(form);
  const arrived = await enrolSelf(call, idFrom(edition), id);
  if (arrived.kind === 'full') return data({ refused: 'full' as const }, { status: 422 });
  throw redirect('/enrolments/own');
});

export default function OwnCourses() {
  const { t } = useTranslation('enrolments');
  const { own, editions } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title={t('own.title')}
        lead={t('own.lead')}
        trail={[{ to: '/account', label: t('own.account') }]}
      />
      {result ? (
        <Notice tone="warn" answer={result}>
          <p>{t('refused.full')}</p>
        </Notice>
      ) : null}
      <div className="stack">
        <section className="panel" aria-labelledby="own">
          <h2 id="own">{t('own.mine')}</h2>
          {own.length === 0 ? <p>{t('own.none')}</p> : null}
          <CourseRows
            courses={own}
            acts={({ id, title, status }) => (
              <Form method="post" className="form--inline">
                <input type="hidden" name="enrolment" value={id} />
                {status === 'offered' ? (
                  <button type="submit" className="button button--small" name="act" value="take">
                    {t('own.take')}
                  </button>
                ) : null}
                <button
                  type="submit"
                  className="button button--small"
                  name="act"
                  value="leave"
                  aria-label={t('own.leave_for', { title })}
                >
                  {t('own.leave')}
                </button>
              </Form>
            )}
          />
        </section>
        <section className="panel stack" aria-labelledby="open">
          <h2 id="open">{t('own.open')}</h2>
          {editions.length === 0 ? <p>{t('own.none_open')}</p> : null}
          {editions.map((edition) => (
            <Form method="post" key={edition.id} className="form" aria-label={edition.title}>
              <h3>{edition.title}</h3>
              <OpenEditionFacts edition={edition} />
              <input type="hidden" name="edition" value={edition.id} />
              <input type="hidden" name="id" value={edition.formId} />
              <button
                type="submit"
                className="button"
                aria-label={t('own.join_for', { title: edition.title })}
              >
                {t('own.join')}
              </button>
            </Form>
          ))}
        </section>
      </div>
    </>
  );
}
