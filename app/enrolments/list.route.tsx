import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { idFrom } from '../network/fields.server.ts';
import { refusedCode } from '../people/code-error.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { EditionLine } from './edition-line.tsx';
import { findPupil } from './find-pupil.server.ts';
import { FindPupil } from './find-pupil.tsx';
import { loadList } from './load-list.server.ts';
import { PeopleList } from './people-list.tsx';

export const handle = { words: ['enrolments', 'people', 'code'] };
export const meta = titleMeta;

const DONE = ['enrolled', 'waiting', 'confirmed', 'gone', 'known', 'sheet'];
/** What did not go as it was asked. */
const WARNED = ['no_seat', 'unchanged', 'double', 'sheet_gone'];

export const loader = signedIn('enrolment.manage', async (call) => {
  const list = await loadList(call, idFrom(call.params.id));
  const done = call.url.searchParams.get('done') ?? '';
  return {
    ...list,
    title: pageTitle(call.actor.language, 'enrolments:title.list'),
    done: [...DONE, ...WARNED].includes(done) ? done : null,
  };
});

/** The code travels in the body; what follows knows the person by id. */
export const action = signedIn('enrolment.manage', async (call) => {
  const id = idFrom(call.params.id);
  const { received, typed } = await findPupil(call, id);
  if (received.kind !== 'received') {
    return data(refusedCode(received, typed, call.actor.language), { status: 422 });
  }
  throw redirect(`/editions/${id}/enrolments/new?person=${received.citizenId}`);
});

export default function EnrolmentList() {
  const { t } = useTranslation('enrolments');
  const list = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const { facts, enrolled, toPhone, asked, waiting, gone } = list;
  const base = `/editions/${facts.id}/enrolments`;
  const isOpen = list.status === 'planned';
  return (
    <>
      <PageHead
        title={facts.title}
        lead={<EditionLine facts={facts} />}
        trail={[{ to: `/editions/${facts.id}`, label: t('to_edition') }]}
      >
        <PrintButton label={t('print')} className="button" />
        {isOpen && !list.forStaff ? <Link to={`${base}/sheet`}>{t('sheet.link')}</Link> : null}
      </PageHead>
      {list.done ? (
        <Notice tone={WARNED.includes(list.done) ? 'warn' : 'good'}>
          <p>{t(`done.${list.done}`)}</p>
        </Notice>
      ) : null}
      <ErrorSummary errors={wrong?.errors} />
      <div className="stack">
        <dl className="figures">
          <div>
            <dt>{t('list.enrolled')}</dt>
            <dd>{t('list.of_seats', { count: enrolled.length, seats: list.seats })}</dd>
          </div>
          <div>
            <dt>{t('list.free')}</dt>
            <dd>{list.free}</dd>
          </div>
          <div>
            <dt>{t('list.waiting')}</dt>
            <dd>{waiting.length}</dd>
          </div>
        </dl>
        {isOpen ? null : <p className="empty">{t(`status.${list.status}`)}</p>}
        {isOpen && !list.forStaff ? (
          <FindPupil
            editionId={facts.id}
            errors={wrong?.errors}
            typed={wrong?.code}
            suggestion={wrong?.suggestion}
            erased={wrong?.erased ?? false}
            recent={list.recent}
          />
        ) : null}
        <PeopleList part="to_phone" rows={toPhone} isOpen={isOpen} free={list.free} />
        <PeopleList part="enrolled" rows={enrolled} isOpen={isOpen} free={list.free} always />
        <PeopleList part="waiting" rows={waiting} isOpen={isOpen} free={list.free} />
        <PeopleList part="asked" rows={asked} isOpen={isOpen} free={list.free} />
        <PeopleList part="gone" rows={gone} isOpen={false} free={0} />
      </div>
    </>
  );
}
