import type { BaselineAnswer } from '../baselines/protected-counts.ts';
import type { BaselineQuestion } from '../baselines/question.ts';
import { LEVELS } from '../figures/baseline-rows.ts';
import type { Period } from '../figures/period.ts';

/** The whole years that are counted (`2025`, `2026`); first null: since the first questionnaire. */
export interface Years {
  readonly first: string | null;
  readonly last: string;
}

type Months = Pick<BaselineQuestion, 'from' | 'to'>;

/**
 * Asks for the years a period touches. The levels of a year may be hidden only because those of a small year beside it
 * are: then everything up to its end, if that shows them.
 */
export async function countYears(
  { from, to }: Period,
  ask: (months: Months) => Promise<BaselineAnswer>,
): Promise<{ readonly years: Years; readonly answer: BaselineAnswer }> {
  const last = to.slice(0, 4);
  const count = async (first: string | null) => ({
    years: { first, last },
    answer: await ask({ from: first && `${first}-01`, to: `${last}-12` }),
  });
  const asked = await count(from.slice(0, 4));
  if (showsLevels(asked.answer)) return asked;
  const sinceStart = await count(null);
  return showsLevels(sinceStart.answer) ? sinceStart : asked;
}

function showsLevels({ adults }: BaselineAnswer): boolean {
  return LEVELS.every((level) => adults.levels[level].value !== null);
}
