import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findNetwork } from '../../db/queries/network.ts';
import { listOpenEditions } from '../../db/queries/open-editions.ts';
import { open } from '../access/gate.server.ts';
import { languageOfRequest } from '../platform/languages.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { windowOn } from './deadlines.ts';
import { OpenEditionFacts } from './open-edition-facts.tsx';
import { leftOf } from './waiting-list.ts';

export const handle = { words: ['enrolments'] };
export const meta = titleMeta;

const MOST = 100;

/** Words of the way to a course: on the button, and for whoever hears the buttons alone. */
const CHOOSE = {
  seats: ['open.choose', 'open.choose_for'],
  waiting: ['open.choose_list', 'open.choose_list_for'],
  full: ['open.choose_full', 'open.choose_full_for'],
} as const;

/** Courses anybody may enrol in. */
export const loader = open(async ({ app, request, today }) => {
  const language = languageOfRequest(request);
  const editions = await listOpenEditions(app.db, today, MOST);
  return {
    title: pageTitle(language, 'enrolments:title.open'),
    network: (await findNetwork(app.db))?.name ?? null,
    editions: editions.filter(
      (edition) => windowOn(today, { ...edition, firstDay: edition.first_day }) === 'open',
    ),
  };
});

export default function OpenEditions() {
  const { t } = useTranslation('enrolments');
  const formats = useFormats();
  const { network, editions } = useLoaderData<typeof loader>();
  return (
    <div className="enrol-page stack">
      <PageHead title={t('open.title')} lead={network} />
      {editions.length === 0 ? <p className="empty">{t('open.none')}</p> : null}
      {editions.map((edition) => (
        <article key={edition.id} className="panel stack">
          <h2>{edition.title}</h2>
          {edition.description ? <p>{edition.description}</p> : null}
          <OpenEditionFacts edition={edition} />
          <Link
            className="button button--main"
            to={`/enrol/${edition.id}`}
            aria-label={t(CHOOSE[leftOf(edition).kind][1], {
              title: edition.title,
              day: formats.day(edition.first_day),
            })}
          >
            {t(CHOOSE[leftOf(edition).kind][0])}
          </Link>
        </article>
      ))}
    </div>
  );
}
