import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { refusedCode } from '../people/code-error.ts';
import { CodeField } from '../people/code-field.tsx';
import { CodeProblem } from '../people/code-problem.tsx';
import { NewCard } from '../people/new-card.tsx';
import { receivePerson } from '../people/receive-person.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { openContact } from './contact.ts';
import { openEnrolment, recognise } from './decide.server.ts';
import { nameOf } from './name-of.server.ts';

export const handle = { words: ['enrolments', 'code'] };
export const meta = titleMeta;

export const loader = signedIn('enrolment.manage', async (call) => {
  const row = await openEnrolment(call, call.params.id);
  return {
    title: pageTitle(call.actor.language, 'enrolments:title.person'),
    id: row.id,
    editionId: row.edition_id,
    name: nameOf(call.app.keys, row),
    code: row.person_no === null ? openContact(call.app.keys, row).code : null,
    isKnown: row.person_no !== null || row.staff_id !== null,
  };
});

/** Somebody who enrolled without a card shows the code. */
export const action = signedIn('enrolment.manage', async (call) => {
  const row = await openEnrolment(call, call.params.id);
  const form = await readForm(call.request);
  const code = textOf(form, 'code');
  const received = await receivePerson(call, row.site_id, code, textOf(form, 'again') === '1');
  if (received.kind !== 'received') {
    return data(refusedCode(received, code, call.actor.language), { status: 422 });
  }
  const known = await recognise(call, row.id, received.citizenId);
  const done = known === 'done' ? 'known' : known;
  throw redirect(`/editions/${row.edition_id}/enrolments?done=${done}`);
});

export default function PersonOfEnrolment() {
  const { t } = useTranslation(['enrolments', 'code']);
  const page = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const list = `/editions/${page.editionId}/enrolments`;
  const name = page.name ?? t('new.without_code');
  const here = `/enrolments/${page.id}/person`;
  return (
    <>
      <PageHead title={t('person.title', { name })} trail={[{ to: list, label: t('title.list') }]} />
      {page.isKnown ? (
        <p className="empty">{t('done.unchanged')}</p>
      ) : (
        <div className="panel panel--narrow stack">
          <p>{t('person.text')}</p>
          <ErrorSummary errors={wrong?.errors} />
          <Form method="post" className="form" noValidate>
            <CodeField errors={wrong?.errors} typed={wrong?.code ?? page.code ?? undefined} />
            <SendBar label={t('person.button')}>
              <Link to={list}>{t('leave')}</Link>
            </SendBar>
          </Form>
          <CodeProblem suggestion={wrong?.suggestion} action={here} />
          {wrong?.erased ? <NewCard code={wrong.code} action={here} /> : null}
        </div>
      )}
    </>
  );
}
