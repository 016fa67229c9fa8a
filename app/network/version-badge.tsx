import { useTranslation } from 'react-i18next';
import type { VersionState } from './code-versions.ts';

const TONES: Readonly<Record<VersionState, string>> = {
  past: 'badge',
  current: 'badge badge--good',
  future: 'badge badge--warn',
};

/** Whether a version holds, held or will hold. */
export function VersionBadge({ state }: { state: VersionState }) {
  const { t } = useTranslation('network');
  return <span className={TONES[state]}>{t(`code_lists.states.${state}`)}</span>;
}
