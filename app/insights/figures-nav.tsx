import { NavLink } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

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
  return (
    <nav aria-label={t('nav.label')} className="no-print">
      <ul className="filter__quick">
        {PAGES.map(({ to, words }) => (
          <li key={to}>
            <NavLink to={to} end={to === '/insights'}>
              {t(words)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
