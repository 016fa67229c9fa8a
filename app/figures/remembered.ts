import type { MonthBlock } from './month-block.server.ts';

/** Answers that are still true: an answer holds as long as it would be computed from the very same blocks. */
interface Remembered<Answer> {
  answerFor(question: string, blocks: readonly MonthBlock[], compute: () => Answer): Answer;
}

interface Entry<Answer> {
  readonly serials: readonly number[];
  readonly answer: Answer;
}

/** Remembers up to `most` answers, the least recently used first out. Answers are shared: they may not be changed. */
export function rememberAnswers<Answer>(most: number): Remembered<Answer> {
  const entries = new Map<string, Entry<Answer>>();
  return {
    answerFor(question, blocks, compute) {
      const known = entries.get(question);
      const holds =
        known?.serials.length === blocks.length &&
        blocks.every((block, index) => block.serial === known.serials[index]);
      const entry =
        known && holds ? known : { serials: blocks.map((block) => block.serial), answer: compute() };
      entries.delete(question);
      entries.set(question, entry);
      const [oldest] = entries.keys();
      if (entries.size > most && oldest !== undefined) entries.delete(oldest);
      return entry.answer;
    },
  };
}
