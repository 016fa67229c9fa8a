import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type Db, openDatabase } from './index.ts';

/** Another thread with a connection of its own, which is asked and answers. */
export interface Thread<Asked, Answer> {
  /** Throws what the thread threw, and when it has ended. */
  ask(asked: Asked): Promise<Answer>;
  isAlive(): boolean;
  /** Ends it after its last answer. */
  retire(): void;
  close(): Promise<void>;
}

interface Question<Asked> {
  /** To know the answer by. */
  readonly number: number;
  readonly asked: Asked;
}

type Answered<Answer> = { readonly number: number } & (
  | { readonly answer: Answer }
  | { readonly failure: string }
);

interface Waiting<Answer> {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** Begins a thread that runs a module (which calls `answerQuestions`) over a database. */
export function openThread<Asked, Answer>(module: URL, databaseUrl: string): Thread<Asked, Answer> {
  const worker = new Worker(module, { workerData: databaseUrl });
  worker.unref();
  const waiting = new Map<number, Waiting<Answer>>();
  let ended: Error | null = null;
  let isRetired = false;
  let questions = 0;
  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  /** The process stays for a question that is open, and for nothing else. */
  const rest = () => {
    if (waiting.size > 0) return;
    worker.unref();
    if (isRetired) void worker.terminate();
  };
  worker.on('message', (answered: Answered<Answer>) => {
    const of = waiting.get(answered.number);
    waiting.delete(answered.number);
    if ('answer' in answered) of?.resolve(answered.answer);
    else of?.reject(new Error(answered.failure));
    rest();
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error(`The thread of ${module.pathname} has ended.`)));
  return {
    ask: (asked) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        questions += 1;
        waiting.set(questions, { resolve, reject });
        worker.ref();
        worker.postMessage({ number: questions, asked } satisfies Question<Asked>);
      }),
    isAlive: () => ended === null,
    retire() {
      isRetired = true;
      rest();
    },
    async close() {
      await worker.terminate();
    },
  };
}

/** The other side: answers over the thread's own connection until it is ended. */
export function answerQuestions<Asked, Answer>(open: (db: Db) => (asked: Asked) => Promise<Answer>): void {
  const answerOf = open(openDatabase(String(workerData)));
  parentPort?.on('message', async ({ number, asked }: Question<Asked>) => {
    const answered: Answered<Answer> = await answerOf(asked).then(
      (answer) => ({ number, answer }),
      (error) => ({ number, failure: error instanceof Error ? error.message : String(error) }),
    );
    parentPort?.postMessage(answered);
  });
}

/** Works with settings of its connection for as long as the thread lives; resolves once they are made. */
export function forGood(
  db: Db,
  settings: (db: Db, work: () => Promise<never>) => Promise<never>,
): Promise<void> {
  return new Promise((resolve) => {
    void settings(db, () => {
      resolve();
      return new Promise<never>(() => {});
    });
  });
}
