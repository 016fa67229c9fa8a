import { useEffect } from 'react';
import { keepAnswers } from './kept-answers.ts';

/** The questionnaire is over: nothing of it stays in the browser. */
export function useForgetAnswers(id: string): void {
  useEffect(() => keepAnswers(id, null), [id]);
}
