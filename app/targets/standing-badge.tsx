import type { Measure } from '../network/target-steps.ts';
import { useMeasureWords } from './measure-words.ts';
import type { Standing } from './rules.ts';

const TONES: Readonly<Record<Standing['kind'], string>> = {
  not_begun: 'badge',
  reached: 'badge badge--good',
  on_pace: 'badge badge--good',
  behind: 'badge badge--warn',
  missed: 'badge badge--bad',
};

/** How a measure stands, words first; null = may not be seen. */
export function StandingBadge({ measure, standing }: { measure: Measure; standing: Standing | null }) {
  const words = useMeasureWords();
  return (
    <span className={standing ? TONES[standing.kind] : 'badge'}>{words.standing(measure, standing)}</span>
  );
}
