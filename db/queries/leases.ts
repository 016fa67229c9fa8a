import type { Db } from '../index.ts';

/** Takes a job for a while; false while somebody else has it. Instants are ISO text. */
export async function takeLease(
  db: Db,
  lease: { readonly job: string; readonly holder: string; readonly until: string },
  now: string,
): Promise<boolean> {
  const row = await db
    .insertInto('lease')
    .values(lease)
    .onConflict((conflict) =>
      conflict
        .column('job')
        .doUpdateSet({ holder: lease.holder, until: lease.until })
        .where('lease.until', '<=', now),
    )
    .returning('holder')
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps a job for longer; false when it is somebody else's by now. Held until the transaction ends. */
export async function extendLease(
  trx: Db,
  { job, holder, until }: { readonly job: string; readonly holder: string; readonly until: string },
): Promise<boolean> {
  const result = await trx
    .updateTable('lease')
    .set({ until })
    .where('job', '=', job)
    .where('holder', '=', holder)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Gives a job back. */
export async function releaseLease(db: Db, job: string, holder: string): Promise<void> {
  await db.deleteFrom('lease').where('job', '=', job).where('holder', '=', holder).execute();
}
