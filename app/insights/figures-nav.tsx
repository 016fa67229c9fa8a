import { useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { isWithin, Link } from '../ui/link.tsx';

const PAGES = [
  { to: '/insights', words: 'nav.participation' },
  { to: '/targets', words: 'nav.targets' },
  { to: '/territory', words: 'nav.territory' },
  { to: '/statements', words: 'nav.statements' },
  { to: '/insights/open-data', words: 'nav.open_data' },
] as const;

/** The pages about what the network does, for those who may read its targets: one tab, several pages. */
export function FiguresNav() {
  const { t } = useTranslation('insights');
  const { pathname } = useLocation();
  const isShown = (to: string) => (to === '/insights' ? pathname === to : isWithin(pathname, to));
  return (
    <nav aria-label={t('nav.label')} className="no-print">
      <ul className="filter__quick">
        {PAGES.map(({ to, words }) => (
          <li key={to}>
            <Link to={to} aria-current={isShown(to) ? 'page' : undefined}>
              {t(words)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
