import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { NOWHERE, scopeCovers } from '../../db/scope.ts';
import { signedIn } from '../access/gate.server.ts';
import { scopeFor } from '../access/policy.ts';
import { isId, newId } from '../platform/ids.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { Problem } from '../platform/problem.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { DaySessions } from './day-sessions.tsx';
import { DoneNotice } from './done-notice.tsx';
import { loadDesk } from './load-desk.server.ts';
import { OpenCases } from './open-cases.tsx';
import { PersonFinder } from './person-finder.tsx';
import { RecentPeople } from './recent-people.tsx';

export const handle = { words: ['desk', 'code', 'start'] };

export const meta = titleMeta;

export const loader = signedIn('session.log', async (call) => {
  if (!call.actor.siteId) throw new Problem('no_site', 403);
  const questionnaire = call.url.searchParams.get('questionnaire') ?? '';
  return {
    title: pageTitle(call.actor.language, 'desk:title'),
    formId: newId(),
    ...(await loadDesk(call, call.actor.siteId)),
    opens: scopeCovers(scopeFor(call.actor, 'network.manage') ?? NOWHERE, call.actor.siteId)
      ? call.actor.siteId
      : null,
    questionnaireFor: isId(questionnaire) ? questionnaire : null,
  };
});

export default function Desk() {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const desk = useLoaderData<typeof loader>();
  const { day } = desk;
  return (
    <>
      <PageHead
        title={t('today', { day: formats.day(desk.today) })}
        lead={`${t('day.accesses', { count: day.accesses })} · ${t('day.people', { count: day.people })} · ${formats.duration(day.minutes)}`}
      />
      {desk.notOpen ? (
        <Notice tone="warn">
          <p>
            {t(`not_open.${desk.notOpen}`)} {desk.opens ? null : t('not_open.ask')}
          </p>
          {desk.opens ? <Link to={`/network/sites/${desk.opens}/status`}>{t('not_open.change')}</Link> : null}
        </Notice>
      ) : null}
      {desk.isClosedToday ? <p>{t('closed_today')}</p> : null}
      {desk.done ? (
        <DoneNotice done={desk.done} questionnaireFor={desk.questionnaireFor} formId={desk.formId} />
      ) : null}
      {desk.like ? (
        <Notice>
          <p>
            {t('like', {
              topics: desk.like.topics.join(', '),
              duration: formats.duration(desk.like.minutes),
            })}
          </p>
          <Link to="/desk">{t('like_drop')}</Link>
        </Notice>
      ) : null}
      <div className="split">
        <div className="stack">
          <PersonFinder
            key={desk.done ? `${desk.done.id} ${desk.done.kind}` : ''}
            keepsNames={desk.keepsNames}
            like={desk.like?.id}
          />
          <DaySessions sessions={desk.sessions} />
        </div>
        <div className="stack">
          <OpenCases cases={desk.cases} count={desk.caseCount} today={desk.today} />
          <RecentPeople people={desk.recent} like={desk.like?.id} />
        </div>
      </div>
    </>
  );
}
