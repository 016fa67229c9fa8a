import { useTranslation } from 'react-i18next';
import type { PersonTag } from '../people/open-identity.ts';
import { Link } from '../ui/link.tsx';
import { namesOf } from './person-name.tsx';

/** The last people seen here: one press starts their next session. */
export function RecentPeople({ people, like }: { people: readonly PersonTag[]; like?: string }) {
  const { t } = useTranslation('desk');
  if (people.length === 0) return null;
  const names = namesOf(t, people);
  const query = like ? `&like=${like}` : '';
  return (
    <section className="panel no-print" aria-labelledby="recent-people">
      <h2 id="recent-people">{t('recent')}</h2>
      <div className="chips">
        {people.map((person) => (
          <Link
            key={person.id}
            className="button button--small"
            to={`/desk/sessions/new?person=${person.id}${query}`}
          >
            {names.get(person.id)}
          </Link>
        ))}
      </div>
      <div className="actions">
        <Link to="/desk/follow-ups">{t('follow_ups')}</Link>
        <Link to="/papers">{t('papers')}</Link>
      </div>
    </section>
  );
}
