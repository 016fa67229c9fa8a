import { parentPort, workerData } from 'node:worker_threads';
import type { CellsAsked } from './cell-readers.ts';
import { withMappedFile } from './engines/differences.ts';
import { openDatabase } from './index.ts';
import { readPackedCells } from './queries/figure-rows.ts';

// A thread of `cell-readers.ts`: answers one question after the other until it is ended.
const db = openDatabase(String(workerData));
let last: Promise<unknown> = Promise.resolve();

await withMappedFile(
  db,
  () =>
    new Promise<never>(() => {
      parentPort?.on('message', (asked: CellsAsked) => {
        last = last.then(() => answer(asked));
      });
    }),
);

async function answer({ siteIds, month }: CellsAsked): Promise<void> {
  parentPort?.postMessage(await readPackedCells(db, { kind: 'sites', siteIds }, month));
}
