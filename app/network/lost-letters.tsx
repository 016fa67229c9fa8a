import { useTranslation } from 'react-i18next';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';

const SHOWN = 10;

/** Whose letters nobody took, with the way to their pages; nothing while all went well. */
export function LostLetters({
  people,
}: {
  people: readonly { readonly id: string; readonly name: string }[];
}) {
  const { t } = useTranslation('network');
  if (people.length === 0) return null;
  return (
    <Notice tone="warn">
      <p>{t('staff.lost', { count: people.length })}</p>
      <ul>
        {people.slice(0, SHOWN).map(({ id, name }) => (
          <li key={id}>
            <Link to={`/network/staff/${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
