import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { signedIn } from '../access/gate.server.ts';
import { choice, readFields } from '../network/fields.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { ChipsField } from '../ui/fields.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { openEnrolment, withdraw } from './decide.server.ts';
import { LEAVING } from './leaving.ts';
import { nameOf } from './name-of.server.ts';

export const handle = { words: ['enrolments'] };
export const meta = titleMeta;

const Reason = z.object({ reason: choice(LEAVING) });

export const loader = signedIn('enrolment.manage', async (call) => {
  const row = await openEnrolment(call, call.params.id);
  return {
    title: pageTitle(call.actor.language, 'enrolments:title.withdrawal'),
    editionId: row.edition_id,
    name: nameOf(call.app.keys, row),
    no: row.card_no,
    isOver: row.status === 'withdrawn' || row.status === 'completed',
  };
});

export const action = signedIn('enrolment.manage', async (call) => {
  const read = readFields(await readForm(call.request), Reason);
  if (!read.ok) return data({ errors: read.errors }, { status: 422 });
  const { row, isGone } = await withdraw(call, call.params.id, read.value.reason);
  throw redirect(`/editions/${row.edition_id}/enrolments?done=${isGone ? 'gone' : 'unchanged'}`);
});

export default function Withdrawal() {
  const { t } = useTranslation('enrolments');
  const { editionId, name, no, isOver } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const list = `/editions/${editionId}/enrolments`;
  return (
    <>
      <PageHead
        title={t('withdrawal.title', { name: name ?? t('somebody', { no: no ?? '–' }) })}
        trail={[{ to: list, label: t('title.list') }]}
      />
      {isOver ? (
        <p className="empty">{t('done.unchanged')}</p>
      ) : (
        <>
          <ErrorSummary errors={wrong?.errors} />
          <Form method="post" className="panel panel--narrow form" noValidate>
            <p>{t('withdrawal.text')}</p>
            <ChipsField
              name="reason"
              label={t('withdrawal.why')}
              choices={LEAVING.map((reason) => ({ value: reason, label: t(`leaving.${reason}`) }))}
              chosen={[]}
              errors={wrong?.errors}
            />
            <SendBar label={t('withdrawal.button')}>
              <Link to={list}>{t('leave')}</Link>
            </SendBar>
          </Form>
        </>
      )}
    </>
  );
}
