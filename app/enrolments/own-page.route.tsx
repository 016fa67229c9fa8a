import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { open } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { languageOfRequest } from '../platform/languages.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { LessonDays } from './lesson-days.tsx';
import { actByLink, loadOwnPage } from './own-page.server.ts';

export const handle = { words: ['enrolments'] };
export const meta = titleMeta;

/** What somebody's link opens: the course, where they stand, yes and no. Reading changes nothing they decide. */
export const loader = open(async (call) => {
  const language = languageOfRequest(call.request);
  return { ...(await loadOwnPage(call)), title: pageTitle(language, 'enrolments:title.own_page') };
});

export const action = open(async (call) => {
  const act = textOf(await readForm(call.request), 'act');
  await actByLink(call, act === 'leave' ? 'leave' : 'take');
  throw redirect(`/enrolment/${call.params.token}`);
});

export default function OwnPage() {
  const { t } = useTranslation('enrolments');
  const formats = useFormats();
  const { facts, state, link, queue, until } = useLoaderData<typeof loader>();
  const words = {
    place: queue ?? 0,
    day: until ? formats.day(until.day) : '',
    time: until?.time ?? '',
  };
  const isAsked = state === 'to_confirm' || state === 'to_join' || state === 'offered';
  const isOnList = state === 'to_join' || state === 'waiting';
  const canLeave = isAsked || state === 'enrolled' || state === 'waiting' || state === 'received';
  return (
    <div className="enrol-page stack">
      <PageHead title={t(`page.${state}.title`)} lead={facts.title} />
      <div className="panel stack">
        <p>{t(`page.${state}.text`, words)}</p>
        {isAsked ? (
          <form method="post">
            <button type="submit" className="button button--main" name="act" value="take">
              {t(`page.${state}.yes`)}
            </button>
          </form>
        ) : null}
        {state === 'ended' || state === 'over' ? (
          <Link className="button" to="/enrol">
            {t('ask.others')}
          </Link>
        ) : (
          <>
            <p>{t(`place.${facts.place.kind}`, { text: facts.place.text })}</p>
            <LessonDays lessons={facts.lessons} />
          </>
        )}
        {link ? (
          <p>
            <a href={link}>{t('page.online')}</a>
          </p>
        ) : null}
        {canLeave ? (
          <details className="fold">
            <summary>{t(isOnList ? 'page.leave_list' : 'page.leave')}</summary>
            <p>{t(isOnList ? 'page.leave_list_text' : 'page.leave_text')}</p>
            <form method="post">
              <button type="submit" className="button" name="act" value="leave">
                {t('page.leave_button')}
              </button>
            </form>
          </details>
        ) : null}
      </div>
    </div>
  );
}
