import { withoutWaiting } from '../engines/differences.ts';
import { answerQuestions } from '../threads.ts';
import { type Batch, writeBatch } from './batch.ts';

// The thread of `batch-writing.ts`.
answerQuestions<Batch, void>((db) => {
  const isSet = new Promise<void>((resolve) => {
    void withoutWaiting(db, () => {
      resolve();
      return new Promise<never>(() => {});
    });
  });
  return async (batch) => {
    await isSet;
    await writeBatch(db, batch);
  };
});
