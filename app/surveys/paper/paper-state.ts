import type { ResponseTable } from '../../../db/schema/response.ts';

/** How far a paper is: to be read a first and a second time, the two differ, all is done; or it goes on elsewhere. */
type PaperState = 'first' | 'second' | 'differ' | 'done' | 'gone' | 'on_screen';

/** The state of a paper and its questionnaire. */
export function paperState(paper: {
  readonly status: ResponseTable['status'];
  readonly way: ResponseTable['way'];
  readonly first_reading: string | null;
  readonly second_reading: string | null;
}): PaperState {
  if (paper.status === 'complete') return 'done';
  if (paper.status === 'discarded') return 'gone';
  if (paper.way !== 'paper') return 'on_screen';
  if (paper.first_reading === null) return 'first';
  return paper.second_reading === null ? 'second' : 'differ';
}

/** What somebody read on a paper: the day written on it, and the answers. */
export interface Reading {
  readonly day: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Where two readings differ: names of questions, and `day`. */
export function differencesOf(first: Reading, second: Reading): string[] {
  const names = new Set([...Object.keys(first.answers), ...Object.keys(second.answers)]);
  const differing = [...names].filter(
    (name) => JSON.stringify(first.answers[name]) !== JSON.stringify(second.answers[name]),
  );
  return first.day === second.day ? differing : ['day', ...differing];
}
