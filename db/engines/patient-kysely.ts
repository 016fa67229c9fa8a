import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, type KyselyPlugin, type Transaction, type TransactionBuilder } from 'kysely';
import { runWithLastSteps } from './last-steps.ts';

const TRIES = 6;
const LONGEST_PAUSE_MS = 40;

/**
 * True when PostgreSQL ended a transaction because two waited for each other (40P01) or saw each other's work (40001):
 * nothing of it happened, and the same again may succeed.
 */
export function isLostRace(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return error.code === '40P01' || error.code === '40001';
}

function patient<T>(builder: TransactionBuilder<T>): TransactionBuilder<T> {
  const once = builder.execute.bind(builder);
  builder.execute = async <R>(work: (trx: Transaction<T>) => Promise<R>): Promise<R> => {
    for (let left = TRIES; ; left -= 1) {
      try {
        return await once((trx) => runWithLastSteps(trx, work));
      } catch (error) {
        if (!isLostRace(error) || left === 1) throw error;
        await wait(Math.random() * LONGEST_PAUSE_MS);
      }
    }
  };
  return builder;
}

/**
 * A database that tries a transaction again when it lost a race, up to six times. What runs in a transaction therefore
 * only asks and changes the database: it may run more than once. Steps put off with `lastly` come at its end.
 */
export class PatientKysely<T> extends Kysely<T> {
  override transaction(): TransactionBuilder<T> {
    return patient(super.transaction());
  }

  override withPlugin(plugin: KyselyPlugin): Kysely<T> {
    const handle = super.withPlugin(plugin);
    const begin = handle.transaction.bind(handle);
    handle.transaction = () => patient(begin());
    return handle;
  }
}
