import { useTranslation } from 'react-i18next';
import type { PersonTag } from '../people/open-identity.ts';
import { useListLink } from '../ui/list-link.ts';
import { personName } from './person-name.tsx';

/** The last people seen here: one press starts their next session. */
export function RecentPeople({ people, like }: { people: readonly PersonTag[]; like?: string }) {
  const { t } = useTranslation('desk');
  const link = useListLink();
  if (people.length === 0) return null;
  const query = like ? `&like=${like}` : '';
  return (
    <section className="panel" aria-labelledby="recent-people">
      <h2 id="recent-people">{t('recent')}</h2>
      <div className="chips">
        {people.map((person) => (
          <a
            key={person.id}
            className="button button--small"
            href={`/desk/sessions/new?person=${person.id}${query}`}
            {...link}
          >
            {personName(t, person)}
          </a>
        ))}
      </div>
      <a href="/desk/follow-ups" {...link}>
        {t('follow_ups')}
      </a>{' '}
      <a href="/papers" {...link}>
        {t('papers')}
      </a>
    </section>
  );
}
