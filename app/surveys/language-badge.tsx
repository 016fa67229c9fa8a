import { useTranslation } from 'react-i18next';
import type { LanguageState } from './load-instrument.server.ts';

const TONES = { own: '', read: ' badge--good', unread: ' badge--warn' } as const;

/** Whether somebody who speaks a language from birth has read its texts. */
export function LanguageBadge({ state }: { readonly state: LanguageState['state'] }) {
  const { t } = useTranslation('instruments');
  return <span className={`badge${TONES[state]}`}>{t(`state.${state}`)}</span>;
}
