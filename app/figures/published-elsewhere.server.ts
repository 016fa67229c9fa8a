import { Worker } from 'node:worker_threads';
import { recordOf } from '../../db/figure-content/columns.ts';
import type { Scope } from '../../db/scope.ts';
import type { ParticipationFilter } from './figures.server.ts';
import type { Grouping } from './participation.ts';
import type { ShownParticipation } from './show-participation.ts';

/** What the thread is asked, with a number to know the answer by. */
export interface PublishedAsked {
  readonly number: number;
  readonly scope: Scope;
  readonly filter: ParticipationFilter<Grouping>;
}

/** What it answers: what may be shown, or why it could not be made. */
export type PublishedAnswer = { readonly number: number } & (
  | { readonly shown: ShownParticipation }
  | { readonly failure: string }
);

interface Waiting {
  resolve(shown: ShownParticipation): void;
  reject(error: Error): void;
}

/**
 * What is composed of the release, made by a thread with a connection and a memory of its own: for a network so large
 * that to make the release takes seconds, in which nobody could save a visit. The thread ends with the process; a new
 * question begins another where one has failed.
 */
export function openPublishedElsewhere(databaseUrl: string) {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let asked = 0;

  function begin(): Worker {
    const begun = new Worker(new URL('./published-thread.server.ts', import.meta.url), {
      workerData: databaseUrl,
    });
    begun.unref();
    const end = (error: Error) => {
      if (worker !== begun) return;
      worker = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    begun.on('message', (answer: PublishedAnswer) => {
      const of = waiting.get(answer.number);
      waiting.delete(answer.number);
      if ('shown' in answer) of?.resolve(answer.shown);
      else of?.reject(new Error(answer.failure));
    });
    begun.on('error', end);
    begun.on('exit', () => end(new Error('The thread of published figures has ended.')));
    return begun;
  }

  function ask(scope: Scope, filter: ParticipationFilter<Grouping>): Promise<ShownParticipation> {
    return new Promise((resolve, reject) => {
      worker ??= begin();
      asked += 1;
      waiting.set(asked, { resolve, reject });
      worker.postMessage({ number: asked, scope, filter } satisfies PublishedAsked);
    });
  }

  return {
    async answer<Asked extends Grouping>(
      scope: Scope,
      filter: ParticipationFilter<Asked>,
    ): Promise<ShownParticipation<Asked>> {
      const { by = [] } = filter;
      const { total, by: rows, tooFine, asOf } = await ask(scope, filter);
      return {
        total,
        by: recordOf(by, (grouping) => rows[grouping]),
        tooFine: by.filter((grouping) => tooFine.includes(grouping)),
        asOf,
      };
    },
    async close(): Promise<void> {
      await worker?.terminate();
    },
  };
}
