import type { Db } from '../index.ts';
import { prepared } from '../prepared.ts';

/** Counts the changes of the code lists and of published values, whichever process makes them. */
const REVISION = 'code_lists';
const MOST_REMEMBERED = 50;

interface Remembered<T> {
  readonly revision: number;
  readonly value: T;
}

const counted = prepared((db) =>
  db.selectFrom('counter').select('value').where('name', '=', REVISION).compile(),
);

async function findRevision(db: Db): Promise<number> {
  const [row] = await counted(db);
  return row?.value ?? 0;
}

/**
 * To be called after every change of a code list or a published value: whoever reads between the two reads once more.
 * Until the transaction ends others who change one wait.
 */
export async function touchCodeLists(trx: Db): Promise<void> {
  await trx
    .insertInto('counter')
    .values({ name: REVISION, value: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ value: eb('counter.value', '+', 1) })),
    )
    .execute();
}

/**
 * Keeps what was read of the code lists, by database and key, until any list changes: they are read at every request
 * and hardly ever change. The revision is asked for before reading, so that a change in between is read again rather
 * than missed.
 */
export function rememberCodes<T>() {
  const databases = new WeakMap<Db, Map<string, Remembered<T>>>();
  return async (db: Db, key: string, read: () => Promise<T>): Promise<T> => {
    const known = databases.get(db) ?? new Map<string, Remembered<T>>();
    databases.set(db, known);
    const revision = await findRevision(db);
    const before = known.get(key);
    if (before?.revision === revision) return before.value;
    const value = await read();
    // Those of days gone by.
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(key, { revision, value });
    return value;
  };
}
