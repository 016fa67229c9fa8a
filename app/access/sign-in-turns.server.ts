import { Problem } from '../platform/problem.ts';

/** So many may stand in one line; who hurries does not need more. */
const MOST_WAITING = 10;

const lines = new Map<string, { waiting: number; last: Promise<unknown> }>();

/**
 * Runs tries under one key one after another: without it guesses sent all at once would wait all at once too.
 * Throws `too_many_tries` (429) when `most` stand in line already.
 */
export async function inTurn<T>(key: string, attempt: () => Promise<T>, most = MOST_WAITING): Promise<T> {
  const line = lines.get(key) ?? { waiting: 0, last: Promise.resolve() };
  if (line.waiting >= most) throw new Problem('too_many_tries', 429);
  line.waiting += 1;
  const turn = line.last.then(attempt);
  line.last = turn.catch(() => {});
  lines.set(key, line);
  try {
    return await turn;
  } finally {
    line.waiting -= 1;
    if (line.waiting === 0) lines.delete(key);
  }
}
