import { setImmediate } from 'node:timers/promises';
import { Cron } from 'croner';
import {
  deleteOldSheets,
  findEnrolmentTerm,
  forgetContacts,
  listEditionsWithDues,
  listToRemind,
} from '../../db/queries/enrolment-dues.ts';
import { updateEnrolment } from '../../db/queries/enrolments.ts';
import { extendLease, releaseLease, takeLease } from '../../db/queries/leases.ts';
import { NETWORK } from '../../db/scope.ts';
import type { App } from '../platform/app.server.ts';
import { addDays, civil } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { holdEdition, lookAtEdition } from './hold-edition.server.ts';
import { writeLetterTo } from './letters.server.ts';

type Parts = Pick<App, 'db' | 'keys' | 'mail' | 'config' | 'timeZone' | 'clock'>;

const LEASE = { job: 'enrolments', minutes: 5 };
const AT_ONCE = 100;
const SHEET_MS = 72 * 3_600_000;

/** What a round did. */
interface Round {
  readonly reminders: number;
  readonly forgotten: number;
}

/**
 * Offers what is free, ends what was not answered, reminds of first lessons, forgets contacts and sheets past their time.
 * Whatever it finds is also found by whoever looks at an edition: how often it runs decides only when letters go out. One
 * process at a time; null while another one has it. Requests get their turn before each transaction.
 */
export async function runEnrolments(app: Parts, signal?: AbortSignal): Promise<Round | null> {
  const holder = newId();
  const lease = () => ({
    job: LEASE.job,
    holder,
    until: new Date(app.clock.now().getTime() + LEASE.minutes * 60_000).toISOString(),
  });
  if (!(await takeLease(app.db, lease(), app.clock.now().toISOString()))) return null;
  const goesOn = async () => !signal?.aborted && (await extendLease(app.db, lease()));
  try {
    await settleAll(app, goesOn);
    const reminders = await remind(app, goesOn);
    const forgotten = await forget(app, goesOn);
    return { reminders, forgotten };
  } finally {
    await releaseLease(app.db, LEASE.job, holder);
    app.mail?.wake();
  }
}

type GoesOn = () => Promise<boolean>;

async function settleAll(app: Parts, goesOn: GoesOn): Promise<void> {
  let after = '';
  while (await goesOn()) {
    const now = app.clock.now();
    const ids = await listEditionsWithDues(app.db, now.toISOString(), after, AT_ONCE);
    for (const id of ids) {
      await setImmediate();
      await lookAtEdition(app, NETWORK, id, now);
    }
    const last = ids.at(-1);
    if (last === undefined) break;
    after = last;
  }
}

async function remind(app: Parts, goesOn: GoesOn): Promise<number> {
  const now = app.clock.now();
  const { day: today } = civil(now, app.timeZone);
  const { remind_days } = await findEnrolmentTerm(app.db, today);
  if (remind_days === 0) return 0;
  const days = { from: addDays(today, 1), to: addDays(today, remind_days) };
  let reminded = 0;
  while (await goesOn()) {
    const rows = await listToRemind(app.db, days, AT_ONCE);
    for (const { id, edition_id } of rows) {
      await setImmediate();
      await app.db.transaction().execute(async (trx) => {
        const held = await holdEdition(trx, app, NETWORK, edition_id, now);
        const row = held.standings.find((one) => one.id === id);
        if (row?.status !== 'enrolled' || row.reminded_at !== null) return;
        await updateEnrolment(trx, id, { reminded_at: held.at }, held.at);
        await writeLetterTo(trx, app, held, row, 'reminder');
      });
    }
    reminded += rows.length;
    if (rows.length < AT_ONCE) break;
  }
  return reminded;
}

async function forget(app: Parts, goesOn: GoesOn): Promise<number> {
  const now = app.clock.now();
  const { day: today } = civil(now, app.timeZone);
  const { contact_days } = await findEnrolmentTerm(app.db, today);
  await deleteOldSheets(app.db, new Date(now.getTime() - SHEET_MS).toISOString());
  const before = addDays(today, -contact_days);
  let forgotten = 0;
  while (await goesOn()) {
    await setImmediate();
    const rows = await app.db.transaction().execute((trx) => forgetContacts(trx, before, AT_ONCE));
    forgotten += rows;
    if (rows < AT_ONCE) break;
  }
  return forgotten;
}

/** The rounds of a server. */
interface EnrolmentJob {
  start(): void;
  /** Ends the round it is in after its transaction. */
  stop(): Promise<void>;
}

const EVERY = '*/5 * * * *';

/** Looks every five minutes; of several servers one does it. */
export function openEnrolmentJob(app: Parts & Pick<App, 'log'>): EnrolmentJob {
  const stopping = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  let cron: Cron | undefined;
  return {
    start() {
      cron = new Cron(EVERY, { timezone: app.timeZone, unref: true }, () => {
        running = runEnrolments(app, stopping.signal).catch((error: unknown) =>
          app.log.error({ err: error }, 'enrolments'),
        );
      });
    },
    async stop() {
      stopping.abort();
      cron?.stop();
      await running;
    },
  };
}
