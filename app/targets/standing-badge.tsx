import { useTranslation } from 'react-i18next';
import type { Measure } from '../network/target-steps.ts';
import { useAmount } from './measure-words.ts';
import type { Standing } from './rules.ts';

const TONES: Readonly<Record<Standing['kind'], string>> = {
  not_begun: 'badge',
  reached: 'badge badge--good',
  on_pace: 'badge badge--good',
  behind: 'badge badge--warn',
  missed: 'badge badge--bad',
};

/** How a measure stands, words first. */
export function StandingBadge({ measure, standing }: { measure: Measure; standing: Standing | null }) {
  const { t } = useTranslation('targets');
  const amount = useAmount();
  if (!standing) return <span className="badge">{t('standing.hidden')}</span>;
  return <span className={TONES[standing.kind]}>{wordsOf()}</span>;

  function wordsOf(): string {
    if (!standing) return '';
    if (standing.kind === 'behind' || standing.kind === 'missed') {
      return t(`standing.${standing.kind}`, { amount: amount(measure, standing.by) });
    }
    if (standing.kind === 'on_pace' && standing.over > 0) {
      return t('standing.over', { amount: amount(measure, standing.over) });
    }
    return t(`standing.${standing.kind}`);
  }
}
