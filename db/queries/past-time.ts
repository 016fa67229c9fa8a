import { setImmediate } from 'node:timers/promises';
import type { Db, Trx } from '../index.ts';
import { PERSON_TABLES } from './citizen-merges.ts';

/** Numbers of people looked at in one query. */
const WINDOW = 2_000;

/** What lies before this is past its time. */
export interface Before {
  /** Civil day. */
  readonly day: string;
  /** Instant. */
  readonly instant: string;
}

/** A person, by the record everything counts under. */
export interface PastPerson {
  readonly id: string;
  readonly person_no: number;
}

/**
 * People known since before then, without any visit, case, questionnaire (asked for or answered) or course from then on and
 * without an open request.
 * Takes no scope, as everything here: keeping to the rules is the whole network's duty.
 */
function idlePeople(db: Db, before: Before) {
  return db
    .selectFrom('citizen as c')
    .where('c.merged_into', 'is', null)
    .where('c.erased_on', 'is', null)
    .where('c.created_at', '<', before.instant)
    .where((eb) =>
      eb.not(
        eb.or([
          ...(['attendance', 'response', 'declined_questionnaire'] as const).map((table) =>
            eb.exists(
              eb
                .selectFrom(table)
                .select('id')
                .whereRef(`${table}.person_no`, '=', 'c.person_no')
                .where('day', '>=', before.day),
            ),
          ),
          eb.exists(
            eb
              .selectFrom('citizen_case')
              .select('citizen_case.id')
              .whereRef('citizen_case.person_no', '=', 'c.person_no')
              .where('citizen_case.updated_at', '>=', before.instant),
          ),
          eb.exists(
            eb
              .selectFrom('enrolment')
              .innerJoin('edition', 'edition.id', 'enrolment.edition_id')
              .select('enrolment.id')
              .whereRef('enrolment.person_no', '=', 'c.person_no')
              .where('edition.ends_on', '>=', before.day),
          ),
          eb.exists(
            eb
              .selectFrom('data_request')
              .select('data_request.id')
              .whereRef('data_request.person_no', '=', 'c.person_no')
              .where('data_request.state', '=', 'open'),
          ),
        ]),
      ),
    );
}

/**
 * Those people by ascending number, a bounded query for every 2,000 numbers: a window may hold none. Other requests get
 * their turn in between.
 */
export async function* walkIdlePeople(db: Db, before: Before): AsyncGenerator<readonly PastPerson[]> {
  const last = await db
    .selectFrom('citizen')
    .select((eb) => eb.fn.max('no').as('no'))
    .where('created_at', '<', before.instant)
    .executeTakeFirst();
  for (let from = 1; from <= (last?.no ?? 0); from += WINDOW) {
    yield await idlePeople(db, before)
      .select(['c.id', 'c.person_no'])
      .where('c.no', '>=', from)
      .where('c.no', '<', from + WINDOW)
      .orderBy('c.no')
      .execute();
    await setImmediate();
  }
}

/** True while the person of a number is one of those: to be asked once their record is held. */
export async function isIdle(trx: Trx, before: Before, personNo: number): Promise<boolean> {
  const row = await idlePeople(trx, before).select('c.id').where('c.no', '=', personNo).executeTakeFirst();
  return row !== undefined;
}

/** Records made by a typed code before then that nothing points at. */
function unusedRecords(db: Db, before: Before) {
  return db
    .selectFrom('citizen as c')
    .select(['c.id', 'c.person_no'])
    .where('c.first_attendance_id', 'is', null)
    .where('c.erased_on', 'is', null)
    .where('c.created_at', '<', before.instant)
    .where('c.code_kind', '<>', 'none')
    .where((eb) =>
      eb.not(
        eb.or([
          ...PERSON_TABLES.map((table) =>
            eb.exists(eb.selectFrom(table).select('id').whereRef(`${table}.person_no`, '=', 'c.person_no')),
          ),
          ...(['from_id', 'into_id'] as const).map((end) =>
            eb.exists(
              eb
                .selectFrom('citizen_merge')
                .select('citizen_merge.id')
                .whereRef(`citizen_merge.${end}`, '=', 'c.id'),
            ),
          ),
        ]),
      ),
    );
}

/** Such records, the oldest first; at most `limit`. */
export async function listUnusedRecords(db: Db, before: Before, limit: number): Promise<PastPerson[]> {
  return unusedRecords(db, before).orderBy('c.created_at').orderBy('c.id').limit(limit).execute();
}

/** True while a record is one of those: to be asked once it is held. */
export async function isUnused(trx: Trx, before: Before, id: string): Promise<boolean> {
  const row = await unusedRecords(trx, before).where('c.id', '=', id).executeTakeFirst();
  return row !== undefined;
}

const pastNotes = (db: Db, { day }: Before, limit: number) =>
  db
    .selectFrom('session')
    .select('id')
    .where('note_sealed', 'is not', null)
    .where('day', '<', day)
    .limit(limit);

const pastRevisions = (db: Db, { instant }: Before, limit: number) =>
  db
    .selectFrom('session_revision')
    .select(['session_id', 'revision'])
    .where('replaced_at', '<', instant)
    .limit(limit);

const pastSteps = (db: Db, { day }: Before, limit: number) =>
  db
    .selectFrom('case_event')
    .select('id')
    .where('next_step_sealed', 'is not', null)
    .where('day', '<', day)
    .limit(limit);

/** Of cases that are closed: an open one still needs its next step. */
const pastCases = (db: Db, { day }: Before, limit: number) =>
  db
    .selectFrom('citizen_case')
    .select('id')
    .where('next_step_sealed', 'is not', null)
    .where('closed_on', '<', day)
    .limit(limit);

/**
 * Takes away texts written before then: notes of visits with the former versions of these, next steps in the stories of
 * cases and of closed cases, former versions replaced before then. At most `limit` of each; returns how many.
 */
export async function eraseTexts(trx: Trx, before: Before, limit: number): Promise<number> {
  const sessions = (await pastNotes(trx, before, limit).execute()).map(({ id }) => id);
  if (sessions.length > 0) {
    await trx.deleteFrom('session_revision').where('session_id', 'in', sessions).execute();
    await trx.updateTable('session').set({ note_sealed: null }).where('id', 'in', sessions).execute();
  }
  const revisions = await pastRevisions(trx, before, limit).execute();
  for (const { session_id, revision } of revisions) {
    await trx
      .deleteFrom('session_revision')
      .where('session_id', '=', session_id)
      .where('revision', '=', revision)
      .execute();
  }
  const events = await trx
    .updateTable('case_event')
    .set({ next_step_sealed: null })
    .where('id', 'in', pastSteps(trx, before, limit))
    .executeTakeFirst();
  const cases = await trx
    .updateTable('citizen_case')
    .set({ next_step_sealed: null })
    .where('id', 'in', pastCases(trx, before, limit))
    .executeTakeFirst();
  return sessions.length + revisions.length + Number(events.numUpdatedRows) + Number(cases.numUpdatedRows);
}

/** How many texts would go, counted up to `most` of each kind. */
export async function countTexts(db: Db, before: Before, most: number): Promise<number> {
  let count = 0;
  for (const past of [pastNotes, pastRevisions, pastSteps, pastCases]) {
    count += (await past(db, before, most).execute()).length;
  }
  return count;
}

const pastSignIns = (db: Db, { instant }: Before, limit: number) =>
  db.selectFrom('sign_in').select('id').where('expires_at', '<', instant).limit(limit);

/** Links of staff and of people who answer at home. */
const LINKS = ['one_time_link', 'home_link'] as const;

const pastLinks = (db: Db, table: (typeof LINKS)[number], { instant }: Before, limit: number) =>
  db.selectFrom(table).select('token_hash').where('expires_at', '<', instant).limit(limit);

/** Forgets sign-ins that expired before then, at most `limit`; returns how many. */
export async function deleteSignIns(trx: Trx, before: Before, limit: number): Promise<number> {
  const result = await trx
    .deleteFrom('sign_in')
    .where('id', 'in', pastSignIns(trx, before, limit))
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** How many sign-ins would go, counted up to `most`. */
export async function countSignIns(db: Db, before: Before, most: number): Promise<number> {
  return (await pastSignIns(db, before, most).execute()).length;
}

/** Forgets links that expired before then, used or not, at most `limit` of each kind; returns how many. */
export async function deleteLinks(trx: Trx, before: Before, limit: number): Promise<number> {
  let count = 0;
  for (const table of LINKS) {
    const result = await trx
      .deleteFrom(table)
      .where('token_hash', 'in', pastLinks(trx, table, before, limit))
      .executeTakeFirst();
    count += Number(result.numDeletedRows);
  }
  return count;
}

/** How many links would go, counted up to `most` of each kind. */
export async function countLinks(db: Db, before: Before, most: number): Promise<number> {
  let count = 0;
  for (const table of LINKS) count += (await pastLinks(db, table, before, most).execute()).length;
  return count;
}
