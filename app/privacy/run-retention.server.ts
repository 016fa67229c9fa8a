import { setImmediate } from 'node:timers/promises';
import type { Db, Trx } from '../../db/index.ts';
import { lockCitizen } from '../../db/queries/citizens.ts';
import { erasePerson } from '../../db/queries/erasure.ts';
import { extendLease, releaseLease, takeLease } from '../../db/queries/leases.ts';
import {
  type Before,
  deleteLinks,
  deleteSignIns,
  eraseTexts,
  isIdle,
  isUnused,
  listUnusedRecords,
  type PastPerson,
  walkIdlePeople,
} from '../../db/queries/past-time.ts';
import {
  addToRetentionRun,
  endRetentionRuns,
  insertRetentionRun,
  listRetentionRules,
} from '../../db/queries/retention.ts';
import type { RetentionKind } from '../../db/schema/retention-rule.ts';
import { sealIdentity } from '../people/open-identity.ts';
import { UNKNOWN_IDENTITY } from '../people/unknown-identity.ts';
import type { App } from '../platform/app.server.ts';
import { audit } from '../platform/audit.server.ts';
import { civil } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { beforeOf } from './past-time.server.ts';
import { RETENTION_KINDS, ruleOn } from './retention-rules.ts';

type Parts = Pick<App, 'db' | 'keys' | 'clock' | 'timeZone'>;

/** How many rows went, by kind. */
type Taken = Record<RetentionKind, number>;

/** Rows a transaction. */
const BATCH = 200;
const LEASE = { job: 'retention', minutes: 5 };

/** Somebody else has the job by now, or it was told to stop. */
class Stopped extends Error {}

/**
 * Takes what is past its time under the rules of today, in short transactions that each note what they took: killed
 * half-way, the next run goes on where this one was. One process at a time: null while another one runs. `by` is null
 * for the nightly run. Once `signal` says so it ends after the transaction it is in.
 */
export async function runRetention(
  parts: Parts,
  by: string | null,
  signal?: AbortSignal,
): Promise<Taken | null> {
  const { db, clock, timeZone } = parts;
  const run = newId();
  const until = () => new Date(clock.now().getTime() + LEASE.minutes * 60_000).toISOString();
  const lease = () => ({ job: LEASE.job, holder: run, until: until() });
  const started = clock.now();
  if (!(await takeLease(db, lease(), started.toISOString()))) return null;

  const { day } = civil(started, timeZone);
  const taken: Taken = { unused_record: 0, identity: 0, note: 0, sign_in: 0, link: 0 };
  const step: Step = async (kind, work) => {
    // Other requests, and the signal, get their turn: SQLite answers before anything else can happen.
    await setImmediate();
    if (signal?.aborted) throw new Stopped();
    return db.transaction().execute(async (trx) => {
      if (!(await extendLease(trx, lease()))) throw new Stopped();
      const rows = await work(trx);
      if (rows > 0) await addToRetentionRun(trx, run, kind, rows);
      taken[kind] += rows;
      return rows;
    });
  };
  try {
    await db.transaction().execute(async (trx) => {
      await endRuns(trx, started);
      const started_at = started.toISOString();
      await insertRetentionRun(trx, { id: run, day, started_by: by, started_at });
    });
    const rules = await listRetentionRules(db);
    for (const kind of RETENTION_KINDS) {
      const rule = ruleOn(rules, kind, day);
      if (rule) await takePast(parts, kind, beforeOf(rule, day), day, step);
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  } finally {
    await releaseLease(db, LEASE.job, run);
  }
  await db.transaction().execute((trx) => endRuns(trx, clock.now(), run));
  return taken;
}

/** One short transaction that takes rows of a kind and says how many; throws `Stopped`. */
type Step = (kind: RetentionKind, work: (trx: Trx) => Promise<number>) => Promise<number>;

async function takePast(parts: Parts, kind: RetentionKind, before: Before, day: string, step: Step) {
  const { db, clock, keys } = parts;
  const erase = async (person: PastPerson, isPast: (trx: Trx) => Promise<boolean>) =>
    step(kind, async (trx) => {
      // Held first: a visit that is being saved for them is seen, or waits and finds nobody.
      await lockCitizen(trx, person.id);
      if (!(await isPast(trx))) return 0;
      await erasePerson(trx, {
        personNo: person.person_no,
        requestId: null,
        staffId: null,
        at: clock.now().toISOString(),
        day,
        newId,
        emptyIdentity: (id) => sealIdentity(keys, id, UNKNOWN_IDENTITY),
      });
      return 1;
    });
  if (kind === 'identity') {
    for await (const people of walkIdlePeople(db, before)) {
      for (const person of people) await erase(person, (trx) => isIdle(trx, before, person.person_no));
    }
    return;
  }
  if (kind === 'unused_record') {
    let gone = 1;
    while (gone > 0) {
      gone = 0;
      for (const person of await listUnusedRecords(db, before, BATCH)) {
        gone += await erase(person, (trx) => isUnused(trx, before, person.id));
      }
    }
    return;
  }
  const takers = { note: eraseTexts, sign_in: deleteSignIns, link: deleteLinks };
  while ((await step(kind, (trx) => takers[kind](trx, before, BATCH))) > 0);
}

/** Ends a run with its trace; without an id those that were killed half-way. */
async function endRuns(trx: Db, now: Date, id?: string): Promise<void> {
  for (const run of await endRetentionRuns(trx, now.toISOString(), id)) {
    const { unused_record, identity, note, sign_in, link } = run;
    await audit(trx, {
      at: now,
      staffId: run.started_by,
      action: 'retention.run',
      subjectKind: 'retention',
      subjectId: run.id,
      detail: { unused_record, identity, note, sign_in, link, killed: id === undefined },
    });
  }
}
