import { setTimeout as wait } from 'node:timers/promises';
import { addSignInFailure, clearSignInFailures, countSignInFailures } from '../../db/queries/sign-ins.ts';
import type { App } from '../platform/app.server.ts';
import { leavesEntry } from './refusal-trail.ts';
import { inTurn } from './sign-in-turns.server.ts';

const WINDOW_MS = 15 * 60_000;
const FREE_FAILURES = 5;
/** A whole office may stand behind one address. */
const FREE_FAILURES_OF_ADDRESS = 50;
const LONGEST_WAIT_S = 5;

/** How often something was guessed at in vain within a quarter of an hour. */
export interface Failure {
  /** Keyed hash of what was guessed at and whose; of the address it came from. */
  readonly accountKey: string;
  readonly addressKey: string;
  readonly times: number;
  readonly fromAddress: number;
}

/** Who tries what. */
export interface Guess {
  /** What is guessed at and whose, e.g. `sign-in:anna@…`; kept only as a keyed hash. */
  readonly of: string;
  /** Where the try comes from: an IP address. */
  readonly address: string;
  /** One line for everybody who guesses at it, wherever they are; otherwise one for each address. */
  readonly oneLine?: true;
  /** Puts a failure on record while it is counted; of many in a row few are told. */
  readonly record?: (trx: App['db'], failure: Failure) => Promise<void>;
}

function pause(failures: number, free: number): number {
  return failures < free ? 0 : Math.min(failures - free + 1, LONGEST_WAIT_S) * 1000;
}

/**
 * Runs a try that answers null when it failed. After five failures of an account, or fifty of an address, in a quarter
 * of an hour every further try waits up to 5 s, one after another: guessing is slow, nobody is locked out. Throws
 * `too_many_tries` (429) when too many stand in line.
 */
export async function slowDown<T>(
  app: App,
  { of, address, oneLine, record }: Guess,
  attempt: () => Promise<T | null>,
): Promise<T | null> {
  const accountKey = app.keys.contentHash(of);
  const addressKey = app.keys.contentHash(`sign-in-address:${address}`);
  // A line for each account at each address: who guesses keeps nobody else waiting.
  return inTurn(oneLine ? accountKey : `${addressKey} ${accountKey}`, async () => {
    const now = app.clock.now();
    const since = new Date(now.getTime() - WINDOW_MS).toISOString();
    const pauses = [
      pause(await countSignInFailures(app.db, accountKey, since), FREE_FAILURES),
      pause(await countSignInFailures(app.db, addressKey, since), FREE_FAILURES_OF_ADDRESS),
    ];
    if (Math.max(...pauses) > 0) await wait(Math.max(...pauses));
    const result = await attempt();
    if (result === null) {
      await app.db.transaction().execute(async (trx) => {
        await addSignInFailure(trx, accountKey, now.toISOString(), since);
        await addSignInFailure(trx, addressKey, now.toISOString(), since);
        const times = await countSignInFailures(trx, accountKey, since);
        const fromAddress = await countSignInFailures(trx, addressKey, since);
        const few = leavesEntry(times, FREE_FAILURES) && leavesEntry(fromAddress, FREE_FAILURES_OF_ADDRESS);
        if (few) await record?.(trx, { accountKey, addressKey, times, fromAddress });
      });
    } else await clearSignInFailures(app.db, accountKey);
    return result;
  });
}
