import { PostgresAdapter, SqliteAdapter } from 'kysely';
import type { ChainSealer } from '../chain-sealer.ts';

/** Something a transaction does after everything else, on its own connection. */
export type LastStep = () => Promise<void>;

/**
 * What a database carries along into its transactions. It hangs on the adapter, the one object they all share: the
 * server and the bundle of pages each have their own copy of our modules, so a module could not remember it.
 */
interface AdapterSlot {
  /** What seals entries of the audit trail; null until the master key is known. */
  sealer: ChainSealer | null;
  /** Last steps of the open transactions, by their executor. */
  readonly lastSteps: WeakMap<object, LastStep[]>;
}

/** SQLite does roll back DDL: a failed migration leaves nothing behind. */
export class TransactionalSqliteAdapter extends SqliteAdapter implements AdapterSlot {
  sealer: ChainSealer | null = null;
  readonly lastSteps = new WeakMap<object, LastStep[]>();
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** PostgreSQL's adapter with the slot. */
export class SlottedPostgresAdapter extends PostgresAdapter implements AdapterSlot {
  sealer: ChainSealer | null = null;
  readonly lastSteps = new WeakMap<object, LastStep[]>();
}

interface Handle {
  getExecutor(): { readonly adapter: object };
}

function hasSlot(adapter: object): adapter is AdapterSlot {
  return 'sealer' in adapter && 'lastSteps' in adapter;
}

/** The slot of a database or of one of its transactions. */
export function slotOf(db: Handle): AdapterSlot {
  const { adapter } = db.getExecutor();
  if (!hasSlot(adapter)) throw new Error('This database was not opened by openDatabase.');
  return adapter;
}
