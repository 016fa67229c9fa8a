import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listDuePeople } from '../../db/queries/follow-ups.ts';
import { signedIn } from '../access/gate.server.ts';
import { tagOf } from '../people/open-identity.ts';
import { PersonLabel } from '../people/person-label.tsx';
import { addMonths } from '../platform/clock.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { Problem } from '../platform/problem.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { answeredUntil, FOLLOWED } from './follow-up-rules.ts';

export const handle = { words: ['people', 'surveys'] };
export const meta = titleMeta;

/** Who has not come for longer is not called back: the desk asks those it sees. */
const SEEN_MONTHS = 6;
const MOST = 100;

export const loader = signedIn('questionnaire.run', async ({ app, actor, scope, today }) => {
  if (!actor.siteId) throw new Problem('no_site', 403);
  const people = await listDuePeople(app.db, scope, {
    siteId: actor.siteId,
    instrument: FOLLOWED,
    until: answeredUntil(today),
    seenSince: addMonths(today, -SEEN_MONTHS),
    limit: MOST,
  });
  return {
    title: pageTitle(actor.language, 'surveys:due.title'),
    people: people.map((citizen) => ({
      tag: tagOf(app.keys, citizen, today),
      answered: citizen.last_answer,
      seen: citizen.last_seen,
    })),
  };
});

/** People of this site whose questionnaire may be repeated, the last seen first. */
export default function FollowUps() {
  const { t } = useTranslation(['surveys', 'people']);
  const formats = useFormats();
  const { people } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t('due.title')} lead={t('due.lead')} trail={[{ to: '/desk', label: t('due.desk') }]} />
      {people.length === 0 ? (
        <div className="empty">
          <p>{t('due.empty')}</p>
          <Link className="button" to="/desk">
            {t('due.to_desk')}
          </Link>
        </div>
      ) : (
        <div className="panel">
          <ul className="rows">
            {people.map(({ tag, answered, seen }) => (
              <li key={tag.id}>
                <span className="rows__main">
                  <Link to={`/people/${tag.id}`}>
                    <PersonLabel person={tag} />
                  </Link>
                  <span className="rows__note">
                    {[
                      answered === null ? null : t('due.answered', { day: formats.date(answered) }),
                      t('due.seen', { day: formats.date(seen) }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
                <Link className="button button--small" to={`/people/${tag.id}/questionnaires`}>
                  {t('due.again')}
                </Link>
              </li>
            ))}
          </ul>
          {people.length < MOST ? null : <p>{t('due.more', { count: MOST })}</p>}
        </div>
      )}
    </>
  );
}
