import type { Insertable, Updateable } from 'kysely';
import type { Trx } from '../index.ts';
import type { AttendanceTable } from '../schema/attendance.ts';
import type { SessionTable } from '../schema/session.ts';
import { figureCellOf, touchFigureCells } from './figures.ts';
import { updateFirstAttendances, updateFirstAttendancesOf } from './first-attendances.ts';
import { insertSession, replaceSession, updateSessionDeletion, type WholeSession } from './sessions.ts';

/** Writes a new session with what follows from it: who is new in the network, and which figures move. */
export async function addCountedSession(
  trx: Trx,
  session: Insertable<SessionTable>,
  topics: readonly string[],
  attendances: readonly Insertable<AttendanceTable>[],
): Promise<void> {
  await insertSession(trx, session, topics, attendances);
  const moved = await updateFirstAttendances(trx, numbersOf(attendances));
  await touchFigureCells(trx, [figureCellOf(session.site_id, session.day), ...moved]);
}

/** What a session says from now on. */
interface SessionChange {
  readonly columns: Updateable<SessionTable> & Pick<SessionTable, 'day'>;
  readonly topics: readonly string[];
  readonly attendances: readonly Insertable<AttendanceTable>[];
}

/** Replaces what a session says, figures and all; false when somebody changed or deleted it since it was read. */
export async function changeCountedSession(
  trx: Trx,
  before: WholeSession,
  { columns, topics, attendances }: SessionChange,
): Promise<boolean> {
  const { id, revision } = before.session;
  if (!(await replaceSession(trx, id, revision, columns, topics, attendances))) return false;
  const siteId = columns.site_id ?? before.session.site_id;
  await recount(trx, before, { siteId, day: columns.day, attendances });
  return true;
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

/** Brings the figures of the places, days and people before and after a change up to date. */
async function recount(
  trx: Trx,
  { session, attendances }: WholeSession,
  after: {
    readonly siteId: string;
    readonly day: string;
    readonly attendances: readonly Insertable<AttendanceTable>[];
  },
): Promise<void> {
  const people = [...attendances, ...after.attendances].flatMap(({ citizen_id }) => citizen_id ?? []);
  const moved = await updateFirstAttendancesOf(trx, people, numbersOf(after.attendances));
  const cells = [figureCellOf(session.site_id, session.day), figureCellOf(after.siteId, after.day)];
  await touchFigureCells(trx, [...cells, ...moved]);
}

function numbersOf(attendances: readonly Insertable<AttendanceTable>[]): number[] {
  return attendances.flatMap(({ person_no }) => person_no ?? []);
}
