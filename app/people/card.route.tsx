import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { OpenLinks } from '../invitations/open-links.tsx';
import { pageTitle } from '../platform/page-title.server.ts';
import { StartQuestionnaire } from '../surveys/start-form.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { CardNotice } from './card-notice.tsx';
import { CourseOffers } from './course-offers.tsx';
import { loadCard } from './load-card.server.ts';
import { MergedRecords } from './merged-records.tsx';
import { NextSteps } from './next-steps.tsx';
import { NoticeState } from './notice-state.tsx';
import { usePersonName } from './person-label.tsx';
import { showCode } from './show-code.server.ts';
import { SkillsPanel } from './skills-panel.tsx';
import { Story } from './story.tsx';
import { Who } from './who.tsx';

export const handle = { words: ['people', 'card', 'start', 'result'] };
export const meta = titleMeta;

export const loader = signedIn('citizen.view', async (call) => {
  const card = await loadCard(call, call.params.id);
  return { ...card, title: pageTitle(call.actor.language, 'people:title.card', { no: card.facts.no }) };
});

/** The only thing a card is sent: «show the code». */
export const action = signedIn('citizen.view', async (call) => ({
  code: await showCode(call, call.params.id),
}));

export default function CardPage() {
  const { t } = useTranslation(['people', 'start']);
  const card = useLoaderData<typeof loader>();
  const shown = useActionData<typeof action>();
  const nameOf = usePersonName();
  const { facts } = card;
  return (
    <>
      <PageHead
        title={nameOf(facts)}
        lead={[
          facts.age === null ? null : t('years', { count: facts.age }),
          t('card.number', { no: facts.no }),
        ]
          .filter(Boolean)
          .join(' · ')}
        trail={[{ to: '/people', label: t('find.title') }]}
      >
        <Link className="button button--main" to={`/desk/sessions/new?person=${facts.id}`}>
          {t('card.new_session')}
        </Link>
        {card.unfinished ? (
          <>
            <Link className="button" to={`/responses/${card.unfinished}`}>
              {t('card.continue_questionnaire')}
            </Link>
            <Link className="button" to={`/responses/${card.unfinished}/handover`}>
              {t('start:tablet')}
            </Link>
          </>
        ) : (
          <>
            <StartQuestionnaire personId={facts.id} formId={card.formId} quiet />
            <StartQuestionnaire personId={facts.id} formId={card.formId} way="tablet" quiet />
          </>
        )}
        <Link to={`/people/${facts.id}/home-links`}>{t('home.give')}</Link>
        <Link to={`/people/${facts.id}/courses`}>{t('card.courses')}</Link>
        <Link to={`/people/${facts.id}/profile`}>{t('card.edit')}</Link>
        <Link to={`/people/${facts.id}/requests`}>{t('card.rights')}</Link>
      </PageHead>
      <CardNotice done={card.done} merged={card.merged[0]} />
      <div className="split split--wide-right">
        <div className="stack">
          <Who facts={facts} code={shown?.code ?? null} />
          <NextSteps card={card} />
          <OpenLinks links={card.homeLinks} language={card.language} />
          <SkillsPanel skills={card.skills} change={card.change} />
          <CourseOffers personId={facts.id} offers={card.offers} />
          <NoticeState personId={facts.id} notice={card.notice} />
          <MergedRecords personId={facts.id} merged={card.merged} />
        </div>
        <Story card={card} />
      </div>
    </>
  );
}
