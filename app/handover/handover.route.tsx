import { data, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findCitizen } from '../../db/queries/citizens.ts';
import { findPinHash } from '../../db/queries/handovers.ts';
import { findResponse } from '../../db/queries/responses.ts';
import { citizenLanguageCookie } from '../access/citizen-language.server.ts';
import { signedIn, TABLET } from '../access/gate.server.ts';
import { titleMeta } from '../network/title-meta.ts';
import { tagOf } from '../people/open-identity.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { notFound } from '../platform/problem.ts';
import { useSendOnce } from '../surveys/use-send-once.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { handOver } from './hand-over.server.ts';
import { NewPinFields } from './new-pin-fields.tsx';

export const handle = { words: ['handover'] };
export const meta = titleMeta;

export const loader = signedIn('questionnaire.run', async ({ app, actor, scope, params, today }) => {
  const response = await findResponse(app.db, scope, params.id ?? '');
  if (!response) throw notFound();
  if (response.status === 'complete') throw redirect(`/responses/${response.id}/result`);
  const reader = { scope, staffId: actor.staffId, today };
  const citizen = await findCitizen(app.db, reader, response.citizen_id);
  if (!citizen) throw notFound();
  if (response.status === 'discarded') throw redirect(`/people/${citizen.id}`);
  return {
    title: pageTitle(actor.language, 'handover:begin.title'),
    person: tagOf(app.keys, citizen, today),
    hasPin: (await findPinHash(app.db, actor.staffId)) !== undefined,
    isBegun: response.answers !== '{}',
  };
});

export const action = signedIn('questionnaire.run', async (call) => {
  const { app, actor, scope, params, today } = call;
  const handed = await handOver(call, params.id, await readForm(call.request));
  if (!handed.ok) return data({ errors: handed.errors }, { status: 422 });
  const response = await findResponse(app.db, scope, params.id ?? '');
  const reader = { scope, staffId: actor.staffId, today };
  const citizen = response && (await findCitizen(app.db, reader, response.citizen_id));
  const headers = { 'Set-Cookie': citizenLanguageCookie(app.config, citizen?.language ?? null) };
  throw redirect(`${TABLET}?begun=1`, { headers });
});

export default function HandoverPage() {
  const { t } = useTranslation('handover');
  const { person, hasPin, isBegun } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors;
  const sendOnce = useSendOnce();
  const name = person.name ?? t('begin.number', { no: person.no });
  return (
    <>
      <PageHead title={t('begin.title')} lead={name} trail={[{ to: `/people/${person.id}`, label: name }]} />
      <div className="panel panel--narrow">
        <ErrorSummary errors={errors} />
        <p>{t('begin.text')}</p>
        <p>{t(isBegun ? 'begin.resume' : 'begin.fresh')}</p>
        <form method="post" className="form" onSubmit={sendOnce} noValidate>
          {hasPin ? (
            <p>{t('begin.pin')}</p>
          ) : (
            <>
              <h2>{t('begin.first_pin')}</h2>
              <p>{t('pin.text')}</p>
              <NewPinFields errors={errors} />
            </>
          )}
          <div className="actions">
            <button type="submit" className="button button--main">
              {t('begin.button')}
            </button>
            <Link to={`/people/${person.id}`}>{t('begin.cancel')}</Link>
          </div>
        </form>
      </div>
    </>
  );
}
