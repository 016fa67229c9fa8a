import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Crumb, PageHead } from '../ui/page-head.tsx';
import { DoneNotice } from './done-notice.tsx';

const SECTIONS = {
  organisations: '/network/organisations',
  sites: '/network/sites',
  staff: '/network/staff',
  programmes: '/network/programmes',
  code_lists: '/network/code-lists',
  tokens: '/network/tokens',
} as const;

export type Section = keyof typeof SECTIONS;

/** Head of a page of the network: where it stands, its title, its actions, and what was just done. */
export function NetworkHead({
  title,
  lead,
  section,
  above,
  onward,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  /** Section the page belongs to; the section's own page leaves it out. */
  section?: Section;
  /** The record the page belongs to. */
  above?: Crumb;
  /** Where whoever has just done something here usually goes next. */
  onward?: ReactNode;
  children?: ReactNode;
}) {
  const { t } = useTranslation('network');
  const trail: Crumb[] = [{ to: '/network', label: t('title') }];
  if (section) trail.push({ to: SECTIONS[section], label: t(`nav.${section}`) });
  if (above) trail.push(above);
  return (
    <>
      <PageHead title={title} lead={lead} trail={trail}>
        {children}
      </PageHead>
      <DoneNotice>{onward}</DoneNotice>
    </>
  );
}
