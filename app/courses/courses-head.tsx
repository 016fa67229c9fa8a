import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isWithin, Link } from '../ui/link.tsx';
import { type Crumb, PageHead } from '../ui/page-head.tsx';

const SECTIONS = { calendar: '/calendar', editions: '/editions', courses: '/courses' } as const;

/** The ways between the pages about courses. */
export function CoursesNav() {
  const { t } = useTranslation('courses');
  const { pathname } = useLocation();
  return (
    <nav aria-label={t('nav.label')} className="subnav no-print">
      <ul>
        {Object.entries({ teaching: '/teaching', ...SECTIONS }).map(([name, to]) => (
          <li key={name}>
            <Link to={to} aria-current={isWithin(pathname, to) ? 'page' : undefined}>
              {t(`nav.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Head of a page about courses: the section it belongs to, its title and its actions. */
export function CoursesHead({
  title,
  lead,
  section,
  above = [],
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  /** Section the page belongs to; the section's own page leaves it out. */
  section?: keyof typeof SECTIONS;
  /** The records the page belongs to. */
  above?: readonly Crumb[];
  children?: ReactNode;
}) {
  const { t } = useTranslation('courses');
  const trail = section ? [{ to: SECTIONS[section], label: t(`nav.${section}`) }, ...above] : above;
  return (
    <>
      <CoursesNav />
      <PageHead title={title} lead={lead} trail={trail}>
        {children}
      </PageHead>
    </>
  );
}
