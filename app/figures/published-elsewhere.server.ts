import { Worker } from 'node:worker_threads';
import { recordOf } from '../../db/figure-content/columns.ts';
import type { Scope } from '../../db/scope.ts';
import type { ParticipationFilter } from './figures.server.ts';
import type { Grouping } from './participation.ts';
import type { ShownParticipation } from './show-participation.ts';

/** What a thread is asked, with a number to know the answer by. */
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

type Question = Omit<PublishedAsked, 'number'>;

/** So many of the last questions are asked of a new release before it is shown: what they need is made by then. */
const MOST_REMEMBERED = 12;

/**
 * What is composed of a release, made by a thread with a connection and a memory of its own: for a network so large that
 * to make one takes seconds, in which nobody could save a visit. A release stands for `standsMs` and goes on answering
 * while a thread makes the next one. Nothing runs before the first question; threads end with the process.
 */
export function openPublishedElsewhere(databaseUrl: string, standsMs: number) {
  let standing: Thread | null = null;
  let next: Thread | null = null;
  let timer: NodeJS.Timeout | undefined;
  /** By what they ask, the last one last. */
  const asked = new Map<string, Question>();

  function remember(question: Question): void {
    const key = JSON.stringify(question);
    asked.delete(key);
    asked.set(key, question);
    const [oldest] = asked.keys();
    if (asked.size > MOST_REMEMBERED && oldest !== undefined) asked.delete(oldest);
  }

  /** Makes the next release; the one that stands is shown on where that fails. */
  async function renew(): Promise<void> {
    const made = openThread(databaseUrl);
    next = made;
    try {
      for (const question of asked.values()) await made.ask(question);
      standing?.retire();
      standing = made;
    } catch {
      await made.close();
    } finally {
      next = null;
      timer?.refresh();
    }
  }

  function current(): Thread {
    timer ??= setTimeout(renew, standsMs).unref();
    if (!standing?.isAlive()) standing = openThread(databaseUrl);
    return standing;
  }

  return {
    async answer<Asked extends Grouping>(
      scope: Scope,
      filter: ParticipationFilter<Asked>,
    ): Promise<ShownParticipation<Asked>> {
      const question = { scope, filter };
      const { total, by: rows, tooFine, asOf } = await current().ask(question);
      remember(question);
      const { by = [] } = filter;
      return {
        total,
        by: recordOf(by, (grouping) => rows[grouping]),
        tooFine: by.filter((grouping) => tooFine.includes(grouping)),
        asOf,
      };
    },
    async close(): Promise<void> {
      clearTimeout(timer);
      await Promise.all([standing?.close(), next?.close()]);
    },
  };
}

interface Thread {
  ask(question: Question): Promise<ShownParticipation>;
  isAlive(): boolean;
  /** Ends it after its last answer. */
  retire(): void;
  close(): Promise<void>;
}

interface Waiting {
  resolve(shown: ShownParticipation): void;
  reject(error: Error): void;
}

function openThread(databaseUrl: string): Thread {
  const worker = new Worker(new URL('./published-thread.server.ts', import.meta.url), {
    workerData: databaseUrl,
  });
  worker.unref();
  const waiting = new Map<number, Waiting>();
  let ended: Error | null = null;
  let isRetired = false;
  let asked = 0;
  const endRetired = () => {
    if (isRetired && waiting.size === 0) void worker.terminate();
  };
  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on('message', (answer: PublishedAnswer) => {
    const of = waiting.get(answer.number);
    waiting.delete(answer.number);
    if ('shown' in answer) of?.resolve(answer.shown);
    else of?.reject(new Error(answer.failure));
    endRetired();
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error('The thread of published figures has ended.')));
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        asked += 1;
        waiting.set(asked, { resolve, reject });
        worker.postMessage({ ...question, number: asked } satisfies PublishedAsked);
      }),
    isAlive: () => ended === null,
    retire() {
      isRetired = true;
      endRetired();
    },
    async close() {
      await worker.terminate();
    },
  };
}
