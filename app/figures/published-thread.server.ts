import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../db/index.ts';
import { openFigures } from './figures.server.ts';
import type { PublishedAnswer, PublishedAsked } from './published-elsewhere.server.ts';

// A thread of `published-elsewhere.server.ts`: answers of one release, until it is ended.
const figures = openFigures(openDatabase(String(workerData)), {
  manyAccesses: 0,
  standsMs: Number.POSITIVE_INFINITY,
});

parentPort?.on('message', async ({ number, scope, filter }: PublishedAsked) => {
  const answer: PublishedAnswer = await figures.shown(scope, filter, false).then(
    (shown) => ({ number, shown }),
    (error) => ({ number, failure: error instanceof Error ? error.message : String(error) }),
  );
  parentPort?.postMessage(answer);
});
