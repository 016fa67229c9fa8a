import type { Insertable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { LessonPresenceTable } from '../schema/lesson-presence.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

export type RegisterRow = Awaited<ReturnType<typeof listRegister>>[number];

/**
 * Who is expected at a lesson in scope, and who was there: those enrolled, and whoever was ticked without being (any
 * more), in order of enrolment; `present_minutes` null for who was not there.
 */
export async function listRegister(db: Db, scope: Scope, lessonId: string) {
  return (
    db
      .selectFrom('lesson')
      .innerJoin('edition', 'edition.id', 'lesson.edition_id')
      .innerJoin('enrolment', 'enrolment.edition_id', 'edition.id')
      // The card that counts, also after a merge.
      .leftJoin('citizen', 'citizen.no', 'enrolment.person_no')
      .leftJoin('staff', 'staff.id', 'enrolment.staff_id')
      .leftJoin('lesson_presence as presence', (join) =>
        join
          .onRef('presence.enrolment_id', '=', 'enrolment.id')
          .onRef('presence.lesson_id', '=', 'lesson.id'),
      )
      .select([
        'enrolment.id',
        'enrolment.staff_id',
        'enrolment.status',
        'enrolment.contact_sealed',
        'citizen.id as card_id',
        'citizen.no as card_no',
        'citizen.identity_sealed',
        'staff.full_name as staff_name',
        'presence.minutes as present_minutes',
        'presence.walk_in',
      ])
      .where('lesson.id', '=', lessonId)
      .where(inScope(scope, 'edition.site_id'))
      .where((eb) =>
        eb.or([
          eb('enrolment.status', 'in', ['enrolled', 'completed']),
          eb('presence.minutes', 'is not', null),
        ]),
      )
      .orderBy('enrolment.position')
      .execute()
  );
}

/**
 * Holds a lesson until the transaction ends; what its register says then, undefined when there is none. Whoever closes
 * the register and whoever ticks in it wait for each other: an update that changes nothing, a lock on both engines.
 */
export async function lockRegister(trx: Trx, lessonId: string) {
  return trx
    .updateTable('lesson')
    .set((eb) => ({ number: eb.ref('number') }))
    .where('id', '=', lessonId)
    .returning(['id', 'edition_id', 'status', 'session_id', 'minutes', 'unnamed', 'revision'])
    .executeTakeFirst();
}

/** Notes that somebody was there, for so many minutes; again, the minutes are put right. */
export async function insertPresence(trx: Trx, presence: Insertable<LessonPresenceTable>): Promise<void> {
  const { minutes, noted_by, noted_at } = presence;
  await trx
    .insertInto('lesson_presence')
    .values(presence)
    .onConflict((conflict) =>
      conflict.columns(['lesson_id', 'enrolment_id']).doUpdateSet({ minutes, noted_by, noted_at }),
    )
    .execute();
}

/** Notes everybody enrolled who is not yet there as there for the whole lesson. */
export async function insertAllPresences(
  trx: Trx,
  lesson: { readonly id: string; readonly edition_id: string; readonly minutes: number },
  noted: Pick<LessonPresenceTable, 'noted_by' | 'noted_at'>,
): Promise<void> {
  const absent = await trx
    .selectFrom('enrolment')
    .leftJoin('lesson_presence as presence', (join) =>
      join.onRef('presence.enrolment_id', '=', 'enrolment.id').on('presence.lesson_id', '=', lesson.id),
    )
    .select('enrolment.id')
    .where('enrolment.edition_id', '=', lesson.edition_id)
    .where('enrolment.status', 'in', ['enrolled', 'completed'])
    .where('presence.lesson_id', 'is', null)
    .execute();
  if (absent.length === 0) return;
  const { id: lesson_id, minutes } = lesson;
  await trx
    .insertInto('lesson_presence')
    .values(absent.map(({ id }) => ({ lesson_id, enrolment_id: id, minutes, walk_in: 0, ...noted })))
    .execute();
}

/** Takes a tick back. */
export async function deletePresence(trx: Trx, lessonId: string, enrolmentId: string): Promise<void> {
  await trx
    .deleteFrom('lesson_presence')
    .where('lesson_id', '=', lessonId)
    .where('enrolment_id', '=', enrolmentId)
    .execute();
}

/** How many were there without a name. */
export async function updateUnnamed(trx: Trx, lessonId: string, unnamed: number): Promise<void> {
  await trx.updateTable('lesson').set({ unnamed }).where('id', '=', lessonId).execute();
}

/** Closes a register that is held (`lockRegister`): the lesson was given, and counts as this session, if any. */
export async function closeRegister(
  trx: Trx,
  lessonId: string,
  sessionId: string | null,
  at: string,
): Promise<void> {
  await trx
    .updateTable('lesson')
    .set((eb) => ({
      status: 'held' as const,
      session_id: sessionId,
      revision: eb('revision', '+', 1),
      updated_at: at,
    }))
    .where('id', '=', lessonId)
    .execute();
}

/** Opens a closed register again; its session is kept in mind, for the next closing. */
export async function undoClosing(trx: Trx, lessonId: string, at: string): Promise<void> {
  await trx
    .updateTable('lesson')
    .set((eb) => ({ status: 'planned' as const, revision: eb('revision', '+', 1), updated_at: at }))
    .where('id', '=', lessonId)
    .execute();
}

/** The lesson a session was made from, among these sessions (at most 500), by session. */
export async function listLessonsOfSessions(
  db: Db,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('lesson')
    .select(['id', 'session_id'])
    .where('session_id', 'in', sessionIds.slice(0, 500))
    .execute();
  return new Map(rows.flatMap(({ id, session_id }) => (session_id === null ? [] : [[session_id, id]])));
}
