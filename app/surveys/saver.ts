/**
 * `waiting`: the line is dead, it goes on trying; `unsent`: the same, and something is done as soon as it is saved; `signed_out`: somebody has to sign in; `stale`: others' answers were
 * stored meanwhile, somebody has to choose; `refused`: trying again is no use.
 */
export type SaveState = 'saved' | 'saving' | 'waiting' | 'unsent' | 'signed_out' | 'stale' | 'refused';

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
  /** Does this as soon as everything is saved, in the place of what waited for that before; null: nothing any more. */
  onceSaved(act: (() => void) | null): void;
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
  let waiting: (() => void) | null = null;

  function actIfSaved() {
    if (pending !== null || stopped) return;
    const act = waiting;
    waiting = null;
    act?.();
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
      onState(outcome === 'later' ? (waiting === null ? 'waiting' : 'unsent') : outcome);
      break;
    }
    running = false;
    actIfSaved();
  }

  return {
    save(latest) {
      pending = latest;
      keep(latest);
      void run();
    },
    retry: () => void run(),
    onceSaved(act) {
      waiting = act;
      actIfSaved();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** 2, 4, 8 … at most 30 seconds. */
export function patiently(failures: number): number {
  return Math.min(2 ** failures, 30) * 1000;
}
