import { availableParallelism } from 'node:os';
import type { PackedCell } from './queries/figure-rows.ts';
import { openThread } from './threads.ts';

/** What a thread is asked: the cells of these sites in a month (`YYYY-MM`). */
export interface CellsAsked {
  readonly siteIds: readonly string[];
  readonly month: string;
}

/** Reads cells from the rows on all cores, each thread through a connection of its own: what others have committed. */
export interface CellReaders {
  /** How many read at once. */
  readonly threads: number;
  /** What is recorded of some sites in a month; throws when a thread has ended. */
  read(asked: CellsAsked): Promise<PackedCell[]>;
  close(): Promise<void>;
}

/** More threads would wait for the one that keeps what they read. */
const MOST_THREADS = 4;

/** Opens as many readers of a database (`file:` or `postgres:`) as there are cores, four at most. */
export function openCellReaders(databaseUrl: string): CellReaders {
  const threads = Array.from({ length: Math.min(availableParallelism(), MOST_THREADS) }, () =>
    openThread<CellsAsked, PackedCell[]>(new URL('./cell-reader.ts', import.meta.url), databaseUrl),
  );
  let turn = 0;
  return {
    threads: threads.length,
    read(asked) {
      turn += 1;
      return threads[turn % threads.length]?.ask(asked) ?? Promise.resolve([]);
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
