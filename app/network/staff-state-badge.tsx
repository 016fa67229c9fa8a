import { useTranslation } from 'react-i18next';
import type { StaffState } from './staff-state.ts';

const TONES: Readonly<Record<StaffState, string>> = {
  active: 'badge badge--good',
  invited: 'badge badge--warn',
  ended: 'badge',
};

/** Whether somebody works here, was invited or has left. */
export function StaffStateBadge({ state }: { state: StaffState }) {
  const { t } = useTranslation('network');
  return <span className={TONES[state]}>{t(`staff.states.${state}`)}</span>;
}
