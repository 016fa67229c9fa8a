import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listDataRequestsOfPerson } from '../../db/queries/data-requests.ts';
import { signedIn } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { RequestState } from '../privacy/request-state.tsx';
import { REQUEST_KINDS } from '../privacy/rules.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { ChipsField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { openPerson } from './open-person.server.ts';
import { loadPersonFacts } from './person-facts.server.ts';
import { usePersonName } from './person-label.tsx';
import { takeRequest } from './take-request.server.ts';

export const handle = { words: ['people', 'privacy'] };
export const meta = titleMeta;

export const loader = signedIn('request.take', async (call) => {
  const citizen = await openPerson(call, call.params.id);
  const { id, no, name, age } = await loadPersonFacts(call, citizen);
  const requests = await listDataRequestsOfPerson(call.app.db, citizen.person_no);
  return {
    title: pageTitle(call.actor.language, 'privacy:person.page', { no }),
    person: { id, no, name, age },
    requests: requests.map(({ id, no, kind, state, received_on, due_on, closed_on }) => ({
      id,
      no,
      kind,
      state,
      received_on,
      due_on,
      closed_on,
    })),
    taken: call.url.searchParams.get('done') === 'taken',
    today: call.today,
  };
});

export const action = signedIn('request.take', async (call) => {
  const citizen = await openPerson(call, call.params.id);
  const form = await readForm(call.request);
  const kind = REQUEST_KINDS.find((known) => known === textOf(form, 'kind'));
  const identified = textOf(form, 'identified') === '1';
  if (!kind || !identified) {
    return data(
      {
        kind,
        errors: {
          ...(kind ? {} : { kind: { key: 'privacy:person.choose' } }),
          ...(identified ? {} : { identified: { key: 'privacy:person.identify' } }),
        },
      },
      { status: 422 },
    );
  }
  await takeRequest(call, citizen, kind);
  throw redirect(`/people/${citizen.id}/requests?done=taken`);
});

export default function PersonRequests() {
  const { t } = useTranslation('privacy');
  const { person, requests, taken, today } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const formats = useFormats();
  const nameOf = usePersonName();
  const card = `/people/${person.id}`;
  return (
    <>
      <PageHead
        title={t('person.title')}
        lead={t('person.lead')}
        trail={[
          { to: '/people', label: t('person.people') },
          { to: card, label: nameOf(person) },
        ]}
      />
      <ErrorSummary errors={result?.errors} />
      {taken ? <Notice tone="good">{t('person.taken')}</Notice> : null}
      <div className="split">
        <Form method="post" className="panel form" key={requests.length}>
          <ChipsField
            name="kind"
            label={t('person.kind')}
            errors={result?.errors}
            choices={REQUEST_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            chosen={result?.kind ? [result.kind] : []}
          />
          <p>{t('person.explain')}</p>
          <ChipsField
            name="identified"
            label={t('person.identified')}
            errors={result?.errors}
            choices={[{ value: '1', label: t('person.identified_yes') }]}
            chosen={[]}
            several
          />
          <SendBar label={t('person.take')}>
            <Link to={card}>{t('person.back')}</Link>
          </SendBar>
        </Form>
        <section className="panel" aria-labelledby="requests">
          <h2 id="requests">{t('person.list')}</h2>
          {requests.length === 0 ? (
            <p>{t('person.none')}</p>
          ) : (
            <ul className="rows">
              {requests.map((request) => (
                <li key={request.id}>
                  <span className="rows__main">
                    {t('no', { no: request.no })} · {t(`kind.${request.kind}`)}
                    <span className="rows__note">
                      {t('received', { day: formats.date(request.received_on) })}
                    </span>
                  </span>
                  <RequestState request={request} today={today} />
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </>
  );
}
