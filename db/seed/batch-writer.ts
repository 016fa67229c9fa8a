import { withoutWaiting } from '../engines/differences.ts';
import { answerQuestions, forGood } from '../threads.ts';
import { type Batch, writeBatch } from './batch.ts';

// The thread of `batch-writing.ts`.
answerQuestions<Batch, void>((db) => {
  const isSet = forGood(db, withoutWaiting);
  return async (batch) => {
    await isSet;
    await writeBatch(db, batch);
  };
});
