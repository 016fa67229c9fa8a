import { Link } from '../ui/link.tsx';

interface Way {
  readonly to: string;
  readonly words: string;
}

/** Everybody, or who used the internet: the denominator is always said. */
export function UsersSwitch({
  label,
  usersOnly,
  all,
  only,
}: {
  readonly label: string;
  readonly usersOnly: boolean;
  readonly all: Way;
  readonly only: Way;
}) {
  const way = ({ to, words }: Way, isShown: boolean) => (
    <li>
      <Link to={to} aria-current={isShown ? 'true' : undefined} keepsScroll>
        {words}
      </Link>
    </li>
  );
  return (
    <nav className="no-print" aria-label={label}>
      <ul className="filter__quick">
        {way(all, !usersOnly)}
        {way(only, usersOnly)}
      </ul>
    </nav>
  );
}
