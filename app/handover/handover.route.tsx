import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findCitizen } from '../../db/queries/citizens.ts';
import { findEditionOfResponse } from '../../db/queries/course-checks.ts';
import { findPinHash } from '../../db/queries/handovers.ts';
import { findResponse } from '../../db/queries/responses.ts';
import { NETWORK } from '../../db/scope.ts';
import { citizenLanguageCookie } from '../access/citizen-language.server.ts';
import { TABLET } from '../access/gate.server.ts';
import { tagOf } from '../people/open-identity.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { notFound } from '../platform/problem.ts';
import { type FillingCall, filling } from '../surveys/filling.server.ts';
import { useSendOnce } from '../surveys/use-send-once.ts';
import { wayBack } from '../surveys/way-back.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { handOver } from './hand-over.server.ts';
import { NewPinFields } from './new-pin-fields.tsx';

export const handle = { words: ['handover'] };
export const meta = titleMeta;

/** Whose questionnaire is open is not hidden. */
function readerOf({ actor, today }: FillingCall) {
  return { scope: NETWORK, staffId: actor.staffId, today };
}

async function findHandedOver({ app, scope, courses, params }: FillingCall) {
  const response = await findResponse(app.db, scope, params.id ?? '', courses);
  if (!response) throw notFound();
  return response;
}

export const loader = filling(async (call) => {
  const { app, actor, today } = call;
  const response = await findHandedOver(call);
  if (response.status === 'complete') throw redirect(`/responses/${response.id}/result`);
  const back = wayBack(response, await findEditionOfResponse(app.db, response.id));
  if (response.status === 'discarded') throw redirect(back);
  const citizen = await findCitizen(app.db, readerOf(call), response.citizen_id);
  if (!citizen) throw notFound();
  return {
    title: pageTitle(actor.language, 'handover:begin.title'),
    person: tagOf(app.keys, citizen, today),
    back,
    hasPin: (await findPinHash(app.db, actor.staffId)) !== undefined,
    isBegun: response.answers !== '{}',
  };
});

export const action = filling(async (call) => {
  const handed = await handOver(call, call.params.id, await readForm(call.request));
  if (!handed.ok) return data({ errors: handed.errors }, { status: 422 });
  const response = await findHandedOver(call);
  const citizen = await findCitizen(call.app.db, readerOf(call), response.citizen_id);
  const headers = { 'Set-Cookie': citizenLanguageCookie(call.app.config, citizen?.language ?? null) };
  throw redirect(`${TABLET}?begun=1`, { headers });
});

export default function HandoverPage() {
  const { t } = useTranslation('handover');
  const { person, back, hasPin, isBegun } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors;
  const sendOnce = useSendOnce();
  const name = person.name ?? t('begin.number', { no: person.no });
  return (
    <>
      <PageHead title={t('begin.title')} lead={name} trail={[{ to: back, label: name }]} />
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
          <SendBar label={t('begin.button')}>
            <Link to={back}>{t('begin.cancel')}</Link>
          </SendBar>
        </form>
      </div>
    </>
  );
}
