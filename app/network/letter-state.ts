import type { LetterFate } from '../../db/queries/letters.ts';

export type LetterState = 'waiting' | 'retrying' | 'delivered' | 'refused' | 'unreachable';

/** What became of a letter, in one word. */
export function letterState(
  letter: Pick<LetterFate, 'delivered_at' | 'given_up_at' | 'failure'>,
): LetterState {
  if (letter.delivered_at !== null) return 'delivered';
  if (letter.given_up_at !== null) return letter.failure ?? 'unreachable';
  return letter.failure === null ? 'waiting' : 'retrying';
}
