import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listRecentCitizens } from '../../db/queries/recent-citizens.ts';
import { signedIn } from '../access/gate.server.ts';
import { addDays } from '../platform/clock.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { CODE_LENGTH, codeFieldError } from './code-error.ts';
import { CodeField } from './code-field.tsx';
import { CodeProblem } from './code-problem.tsx';
import { findPerson } from './find-person.server.ts';
import { tagOf } from './open-identity.ts';
import { openPerson } from './open-person.server.ts';
import { usePersonName } from './person-label.tsx';
import { PersonRows } from './person-rows.tsx';

/** A duplicate is noticed at the desk: the other record was used lately. */
const RECENT_DAYS = 30;
const RECENT_PEOPLE = 20;

export const handle = { words: ['people', 'code'] };
export const meta = titleMeta;

export const loader = signedIn('citizen.merge', async (call) => {
  const { app, actor, scope, today } = call;
  const citizen = await openPerson(call, call.params.id);
  const since = addDays(today, -RECENT_DAYS);
  const recent = actor.siteId
    ? await listRecentCitizens(app.db, scope, actor.siteId, since, RECENT_PEOPLE)
    : [];
  return {
    title: pageTitle(actor.language, 'people:title.duplicate', { no: citizen.no }),
    person: tagOf(app.keys, citizen, today),
    recent: recent.filter(({ id }) => id !== citizen.id).map((other) => tagOf(app.keys, other, today)),
  };
});

export const action = signedIn('citizen.merge', async (call) => {
  const citizen = await openPerson(call, call.params.id);
  const typed = textOf(await readForm(call.request), 'code');
  const found = await findPerson(call, typed);
  if (found.kind === 'found' && found.citizen.id !== citizen.id) {
    throw redirect(`/people/${citizen.id}/merge?with=${found.citizen.id}`);
  }
  const error =
    found.kind === 'invalid'
      ? codeFieldError(found.reading)
      : { key: found.kind === 'found' ? 'people:duplicate.wrong.same' : 'people:duplicate.wrong.missing' };
  const suggestion = found.kind === 'invalid' ? found.reading.suggestion : undefined;
  return data({ errors: { code: error }, code: typed.slice(0, CODE_LENGTH), suggestion }, { status: 422 });
});

export default function Duplicate() {
  const { t } = useTranslation('people');
  const { person, recent } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const nameOf = usePersonName();
  const card = `/people/${person.id}`;
  return (
    <>
      <PageHead
        title={t('duplicate.title')}
        lead={t('duplicate.lead')}
        trail={[
          { to: '/people', label: t('find.title') },
          { to: card, label: nameOf(person) },
        ]}
      />
      <ErrorSummary errors={result?.errors} />
      <div className="split">
        <section className="panel stack">
          <Form method="post" className="form">
            <CodeField errors={result?.errors} typed={result?.code} />
            <SendBar label={t('duplicate.go')}>
              <Link to={card}>{t('profile.back')}</Link>
            </SendBar>
          </Form>
          <CodeProblem suggestion={result?.suggestion} action={`${card}/duplicate`} />
        </section>
        <section className="panel" aria-labelledby="recent">
          <h2 id="recent">{t('duplicate.recent')}</h2>
          {recent.length === 0 ? (
            <p>{t('duplicate.none_recent')}</p>
          ) : (
            <PersonRows people={recent} to={`${card}/merge?with=`} />
          )}
        </section>
      </div>
    </>
  );
}
