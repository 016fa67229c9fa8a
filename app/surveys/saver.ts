/**
 * `waiting`: the line is dead, it goes on trying; `signed_out`: somebody has to sign in; `stale`: others' answers were
 * stored meanwhile, somebody has to choose; `refused`: trying again is no use.
 */
export type SaveState = 'saved' | 'saving' | 'waiting' | 'signed_out' | 'stale' | 'refused';

/** What came of one attempt to save. */
export type SaveOutcome = 'saved' | 'later' | 'signed_out' | 'stale' | 'refused';

/** All answers so far (null for a question without one) and the page to go on from. */
export interface Save {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly page: number;
}

export interface Saver {
  /** Takes the latest state; the one before it need not be sent any more. */
  save(latest: Save): void;
  /** Tries again now. */
  retry(): void;
  /** Resolves with true once everything is saved, with false when that cannot be now. */
  settled(): Promise<boolean>;
  stop(): void;
}

interface Means {
  readonly post: (save: Save) => Promise<SaveOutcome>;
  /** Keeps what is not saved yet where a reload finds it; null when there is nothing. */
  readonly keep: (save: Save | null) => void;
  readonly onState: (state: SaveState) => void;
  /** Milliseconds before the next attempt, by the number of attempts that failed. */
  readonly pause: (failures: number) => number;
}

/** Saves the latest answers, one request at a time, until the server has them. */
export function createSaver({ post, keep, onState, pause }: Means): Saver {
  let pending: Save | null = null;
  let running = false;
  let stopped = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiters: ((saved: boolean) => void)[] = [];

  function settle(saved: boolean) {
    for (const waiter of waiters.splice(0)) waiter(saved);
  }

  async function run() {
    if (running || stopped) return;
    clearTimeout(timer);
    running = true;
    while (pending !== null && !stopped) {
      const sent: Save = pending;
      onState('saving');
      const outcome = await post(sent);
      if (stopped) break;
      if (outcome === 'saved') {
        failures = 0;
        if (pending === sent) {
          pending = null;
          keep(null);
          onState('saved');
        }
        continue;
      }
      failures += 1;
      if (outcome === 'later') timer = setTimeout(run, pause(failures));
      onState(outcome === 'later' ? 'waiting' : outcome);
      break;
    }
    running = false;
    settle(pending === null);
  }

  return {
    save(latest) {
      pending = latest;
      keep(latest);
      void run();
    },
    retry: () => void run(),
    settled() {
      if (pending === null) return Promise.resolve(true);
      const result = new Promise<boolean>((resolve) => {
        waiters = [...waiters, resolve];
      });
      void run();
      return result;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      settle(false);
    },
  };
}

/** 2, 4, 8 … at most 30 seconds. */
export function patiently(failures: number): number {
  return Math.min(2 ** failures, 30) * 1000;
}
