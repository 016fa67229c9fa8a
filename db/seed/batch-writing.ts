import type { Db } from '../index.ts';
import { openThread } from '../threads.ts';
import { type Batch, writeBatch } from './batch.ts';

/**
 * Writes batches in their order, each while the next is made: in a thread of its own where the database is
 * (`file:` or `postgres:`), otherwise through this connection. Throws what went wrong with any of them.
 */
export async function writeBatches(
  db: Db,
  databaseUrl: string | undefined,
  batches: Iterable<Batch>,
): Promise<void> {
  const module = new URL('./batch-writer.ts', import.meta.url);
  const thread = databaseUrl === undefined ? null : openThread<Batch, void>(module, databaseUrl);
  try {
    let written = Promise.resolve();
    for (const batch of batches) {
      await written;
      written = thread ? thread.ask(batch) : writeBatch(db, batch);
    }
    await written;
  } finally {
    await thread?.close();
  }
}
