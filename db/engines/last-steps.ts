import type { Kysely, Transaction } from 'kysely';
import { type LastStep, slotOf } from './adapter-slot.ts';

/**
 * Runs the work of a transaction, then what was put off with `lastly`. A lock everybody wants (the head of the audit
 * trail) is thus taken after all others, wherever in the work it was asked for: held briefly, and never waited for by
 * somebody whose record the holder needs.
 */
export async function runWithLastSteps<T, R>(
  trx: Transaction<T>,
  work: (trx: Transaction<T>) => Promise<R>,
): Promise<R> {
  const steps: LastStep[] = [];
  const { lastSteps } = slotOf(trx);
  lastSteps.set(trx.getExecutor(), steps);
  const result = await work(trx);
  lastSteps.delete(trx.getExecutor());
  for (const step of steps) await step();
  return result;
}

/** Puts a step off to the end of an open transaction; throws outside of one, where it would never run. */
export function lastly<T>(trx: Kysely<T>, step: LastStep): void {
  const steps = slotOf(trx).lastSteps.get(trx.getExecutor());
  if (!steps) throw new Error('Only an open transaction has last steps.');
  steps.push(step);
}
