import { Cron } from 'croner';
import type { App } from '../platform/app.server.ts';
import { RUNS_AT } from './retention-rules.ts';
import { runRetention } from './run-retention.server.ts';

/** The nightly run of a server. */
interface RetentionJob {
  start(): void;
  /** Ends the run it is in after its transaction. */
  stop(): Promise<void>;
}

/** Runs every night at `RUNS_AT`; of several servers the first one does it. */
export function openRetentionJob(app: Pick<App, 'db' | 'keys' | 'clock' | 'timeZone' | 'log'>): RetentionJob {
  const stopping = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  let cron: Cron | undefined;
  const [hour, minute] = RUNS_AT.split(':').map(Number);
  return {
    start() {
      cron = new Cron(`${minute} ${hour} * * *`, { timezone: app.timeZone, unref: true }, () => {
        running = runRetention(app, null, stopping.signal)
          .then((taken) => taken && app.log.info(taken, 'retention'))
          .catch((error: unknown) => app.log.error({ err: error }, 'retention'));
      });
    },
    async stop() {
      stopping.abort();
      cron?.stop();
      await running;
    },
  };
}
