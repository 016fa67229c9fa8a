import type { Insertable, Updateable } from 'kysely';
import type { Trx } from '../index.ts';
import type { AttendanceTable } from '../schema/attendance.ts';
import type { SessionTable } from '../schema/session.ts';
import { figureCellOf, touchFigureCells } from './figures.ts';
import { updateFirstAttendances, updateFirstAttendancesOf } from './first-attendances.ts';
import { insertSession, replaceSession, updateSessionDeletion, type WholeSession } from './sessions.ts';

/**
 * Writes a new session with what follows from it: who is new in the network, and which figures move. False when the data
 * of somebody in it were erased since they were read: nothing of it may stay.
 */
export async function addCountedSession(
  trx: Trx,
  session: Insertable<SessionTable>,
  topics: readonly string[],
  attendances: readonly Insertable<AttendanceTable>[],
): Promise<boolean> {
  await insertSession(trx, session, topics, attendances);
  const { moved, erased } = await updateFirstAttendances(trx, numbersOf(attendances));
  if (erased.length > 0) return false;
  await touchFigureCells(trx, [figureCellOf(session.site_id, session.day), ...moved]);
  return true;
}

/** What a session says from now on. */
interface SessionChange {
  readonly columns: Updateable<SessionTable> & Pick<SessionTable, 'day'>;
  readonly topics: readonly string[];
  readonly attendances: readonly Insertable<AttendanceTable>[];
}

/**
 * Replaces what a session says, figures and all. False when somebody changed or deleted it, or the data of somebody who is
 * in it now were erased, since they were read: nothing of the change may stay.
 */
export async function changeCountedSession(
  trx: Trx,
  before: WholeSession,
  { columns, topics, attendances }: SessionChange,
): Promise<boolean> {
  const { id, revision } = before.session;
  if (!(await replaceSession(trx, id, revision, columns, topics, attendances))) return false;
  const siteId = columns.site_id ?? before.session.site_id;
  const erased = await recount(trx, before, { siteId, day: columns.day, attendances });
  return !attendances.some(({ person_no }) => erased.includes(person_no ?? 0));
}

/** Takes a session out of every figure (`deletedBy`), or back in (null); false when somebody changed it meanwhile. */
export async function deleteCountedSession(
  trx: Trx,
  whole: WholeSession,
  deletedBy: string | null,
  at: string,
): Promise<boolean> {
  const { id, revision, site_id: siteId, day } = whole.session;
  if (!(await updateSessionDeletion(trx, id, revision, deletedBy, at))) return false;
  await recount(trx, whole, { siteId, day, attendances: [] });
  return true;
}

/** Brings the figures of the places, days and people before and after a change up to date; returns who was erased. */
async function recount(
  trx: Trx,
  { session, attendances }: WholeSession,
  after: {
    readonly siteId: string;
    readonly day: string;
    readonly attendances: readonly Insertable<AttendanceTable>[];
  },
): Promise<number[]> {
  const people = [...attendances, ...after.attendances].flatMap(({ citizen_id }) => citizen_id ?? []);
  const { moved, erased } = await updateFirstAttendancesOf(trx, people, numbersOf(after.attendances));
  const cells = [figureCellOf(session.site_id, session.day), figureCellOf(after.siteId, after.day)];
  await touchFigureCells(trx, [...cells, ...moved]);
  return erased;
}

function numbersOf(attendances: readonly Insertable<AttendanceTable>[]): number[] {
  return attendances.flatMap(({ person_no }) => person_no ?? []);
}
