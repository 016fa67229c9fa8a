import type { Insertable, Selectable, Updateable } from 'kysely';
import { insertMany } from '../engines/differences.ts';
import type { Db, Trx } from '../index.ts';
import { prepared } from '../prepared.ts';
import type { AttendanceTable } from '../schema/attendance.ts';
import type { SessionTable } from '../schema/session.ts';
import type { SessionRevisionTable } from '../schema/session-revision.ts';
import { type Scope, scopeCovers } from '../scope.ts';
import { atSite, inScope } from './in-scope.ts';

export type SessionRow = Selectable<SessionTable>;
export type AttendanceRow = Selectable<AttendanceTable>;

/** A session with everything under it. */
export interface WholeSession {
  readonly session: SessionRow;
  readonly topics: readonly string[];
  readonly attendances: readonly AttendanceRow[];
}

const receiptById = prepared((db, id: string) =>
  db
    .selectFrom('session')
    .select(['id', 'site_id', 'content_hash', 'facilitator_id', 'deleted_at'])
    .where('id', '=', id)
    .compile(),
);

/** A session by id wherever it is: only to recognise a form that comes twice. */
export async function findSessionReceipt(db: Db, id: string) {
  const [receipt] = await receiptById(db, id);
  return receipt;
}

/** One session in scope, deleted ones too, with its topics and attendances. */
export async function findSession(db: Db, scope: Scope, id: string): Promise<WholeSession | undefined> {
  const session = await db
    .selectFrom('session')
    .selectAll()
    .where('id', '=', id)
    .where(inScope(scope, 'site_id'))
    .executeTakeFirst();
  if (!session) return undefined;
  const topics = await db
    .selectFrom('session_topic')
    .select('topic')
    .where('session_id', '=', id)
    .orderBy('topic')
    .execute();
  const attendances = await db
    .selectFrom('attendance')
    .selectAll()
    .where('session_id', '=', id)
    .orderBy('id')
    .execute();
  return { session, topics: topics.map((row) => row.topic), attendances };
}

/** Writes a new session with its topics and attendances. */
export async function insertSession(
  trx: Trx,
  session: Insertable<SessionTable>,
  topics: readonly string[],
  attendances: readonly Insertable<AttendanceTable>[],
): Promise<void> {
  await insertMany(trx, 'session', [session]);
  await insertParts(trx, session.id, topics, attendances);
}

async function insertParts(
  trx: Trx,
  sessionId: string,
  topics: readonly string[],
  attendances: readonly Insertable<AttendanceTable>[],
): Promise<void> {
  const named = topics.map((topic) => ({ session_id: sessionId, topic }));
  await insertMany(trx, 'session_topic', named);
  await insertMany(trx, 'attendance', attendances);
}

/** Replaces what a session says; false when somebody changed or deleted it since `revision` was read. */
export async function replaceSession(
  trx: Trx,
  id: string,
  revision: number,
  change: Updateable<SessionTable>,
  topics: readonly string[],
  attendances: readonly Insertable<AttendanceTable>[],
): Promise<boolean> {
  const result = await trx
    .updateTable('session')
    .set({ ...change, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  await trx.deleteFrom('session_topic').where('session_id', '=', id).execute();
  await trx.deleteFrom('attendance').where('session_id', '=', id).execute();
  await insertParts(trx, id, topics, attendances);
  return true;
}

/** Keeps what a session said before a change. */
export async function insertSessionRevision(
  trx: Trx,
  revision: Insertable<SessionRevisionTable>,
): Promise<void> {
  await trx.insertInto('session_revision').values(revision).execute();
}

/** What a session said at a revision. */
export async function findSessionRevision(
  db: Db,
  sessionId: string,
  revision: number,
): Promise<Selectable<SessionRevisionTable> | undefined> {
  return db
    .selectFrom('session_revision')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('revision', '=', revision)
    .executeTakeFirst();
}

/**
 * Stops a session counting, or (`deletedBy` null) lets it count again; false when somebody changed it since
 * `revision` was read: its people and day, whose figures have to follow, may be others by now.
 */
export async function updateSessionDeletion(
  trx: Trx,
  id: string,
  revision: number,
  deletedBy: string | null,
  at: string,
): Promise<boolean> {
  const result = await trx
    .updateTable('session')
    .set({ deleted_at: deletedBy === null ? null : at, deleted_by: deletedBy, updated_at: at })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  await trx
    .updateTable('attendance')
    .set({ counts: deletedBy === null ? 1 : 0 })
    .where('session_id', '=', id)
    .execute();
  return true;
}

type DaySession = SessionRow & { facilitator_name: string };

export const MOST_SESSIONS_OF_DAY = 200;

/** The sessions of one site and day, latest first; at most 200. */
export async function listSessionsOfDay(
  db: Db,
  scope: Scope,
  siteId: string,
  day: string,
): Promise<DaySession[]> {
  return db
    .selectFrom('session')
    .innerJoin('staff', 'staff.id', 'session.facilitator_id')
    .selectAll('session')
    .select('staff.full_name as facilitator_name')
    .where(atSite(scope, siteId, 'session.site_id'))
    .where('session.day', '=', day)
    .where('session.deleted_at', 'is', null)
    .orderBy('session.start_time', 'desc')
    .orderBy('session.id', 'desc')
    .limit(MOST_SESSIONS_OF_DAY)
    .execute();
}

/** Topics of several sessions (at most 200), session by session. */
export async function listTopicsOf(
  db: Db,
  sessionIds: readonly string[],
): Promise<{ session_id: string; topic: string }[]> {
  if (sessionIds.length === 0) return [];
  return db
    .selectFrom('session_topic')
    .select(['session_id', 'topic'])
    .where('session_id', 'in', sessionIds.slice(0, 200))
    .orderBy('topic')
    .execute();
}

/** Attendances of several sessions (at most 200). */
export async function listAttendancesOf(
  db: Db,
  sessionIds: readonly string[],
): Promise<Pick<AttendanceRow, 'session_id' | 'citizen_id' | 'person_no'>[]> {
  if (sessionIds.length === 0) return [];
  return db
    .selectFrom('attendance')
    .select(['session_id', 'citizen_id', 'person_no'])
    .where('session_id', 'in', sessionIds.slice(0, 200))
    .orderBy('id')
    .execute();
}

/** Topics by use at a site since a day, most used first. */
export async function listTopicsByUse(
  db: Db,
  scope: Scope,
  siteId: string,
  since: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('session')
    .innerJoin('session_topic', 'session_topic.session_id', 'session.id')
    .select('session_topic.topic')
    .where(atSite(scope, siteId, 'session.site_id'))
    .where('session.day', '>=', since)
    .where('session.deleted_at', 'is', null)
    .groupBy('session_topic.topic')
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy('session_topic.topic')
    .limit(limit)
    .execute();
  return rows.map((row) => row.topic);
}

const likelyDoubles = prepared(
  (
    db,
    siteId: string,
    day: string,
    exceptId: string,
    citizenIds: readonly string[],
    topics: readonly string[],
  ) =>
    db
      .selectFrom('session')
      .innerJoin('attendance', 'attendance.session_id', 'session.id')
      .innerJoin('session_topic', 'session_topic.session_id', 'session.id')
      .select(['session.id', 'session.start_time', 'attendance.citizen_id'])
      .where('session.site_id', '=', siteId)
      .where('session.day', '=', day)
      .where('session.deleted_at', 'is', null)
      .where('session.id', '<>', exceptId)
      .where('attendance.citizen_id', 'in', citizenIds)
      .where('session_topic.topic', 'in', topics)
      .orderBy('session.start_time', 'desc')
      .orderBy('session.id', 'desc')
      .orderBy('attendance.citizen_id')
      .limit(1)
      .compile(),
);

/** The latest session of the same day and site that shares a person and a topic: probably typed twice. */
export async function findLikelyDouble(
  db: Db,
  scope: Scope,
  likeness: {
    readonly exceptId: string;
    readonly siteId: string;
    readonly day: string;
    readonly citizenIds: readonly string[];
    readonly topics: readonly string[];
  },
): Promise<(Pick<SessionRow, 'id' | 'start_time'> & { readonly citizen_id: string | null }) | undefined> {
  const { exceptId, siteId, day, citizenIds, topics } = likeness;
  if (!scopeCovers(scope, siteId) || citizenIds.length === 0 || topics.length === 0) return undefined;
  const [double] = await likelyDoubles(db, siteId, day, exceptId, citizenIds, topics);
  return double;
}

/** How many accesses, people and minutes a site had on a day. */
export async function countDay(
  db: Db,
  scope: Scope,
  siteId: string,
  day: string,
): Promise<{ accesses: number; people: number; minutes: number }> {
  const heads = await db
    .selectFrom('attendance')
    .select((eb) => [
      eb.cast<number>(eb.fn.countAll(), 'integer').as('accesses'),
      eb.cast<number>(eb.fn.count('person_no').distinct(), 'integer').as('people'),
    ])
    .where(atSite(scope, siteId, 'site_id'))
    .where('day', '=', day)
    .where('counts', '=', 1)
    .executeTakeFirstOrThrow();
  const time = await db
    .selectFrom('session')
    .select((eb) => eb.cast<number | null>(eb.fn.sum('minutes'), 'integer').as('minutes'))
    .where(atSite(scope, siteId, 'site_id'))
    .where('day', '=', day)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { ...heads, minutes: time.minutes ?? 0 };
}
