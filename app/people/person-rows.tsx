import { useTranslation } from 'react-i18next';
import { Link } from '../ui/link.tsx';
import type { PersonTag } from './open-identity.ts';
import { PersonLabel } from './person-label.tsx';

/** People one below the other, each leading to the card, or to the address that begins with `to`. */
export function PersonRows({
  people,
  to = '/people/',
}: {
  readonly people: readonly PersonTag[];
  readonly to?: string;
}) {
  const { t } = useTranslation('people');
  return (
    <ul className="rows">
      {people.map((person) => (
        <li key={person.id}>
          <Link className="rows__main" to={`${to}${person.id}`}>
            <PersonLabel person={person} />
          </Link>
          <span className="code">{t('short_number', { no: person.no })}</span>
        </li>
      ))}
    </ul>
  );
}
