import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../index.ts';
import type { EditionMessageTable } from '../schema/edition-message.ts';
import type { EnrolmentTable } from '../schema/enrolment.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

/** Somebody of an edition and how she is reached: by what was told at the enrolment, a colleague by her account. */
export interface EnrolledContact
  extends Pick<Selectable<EnrolmentTable>, 'id' | 'status' | 'position' | 'contact_sealed' | 'needs_sealed'> {
  readonly staff_name: string | null;
  readonly staff_email: string | null;
  readonly staff_language: 'it' | 'en' | null;
}

/** Those of an edition in scope who stand in some states, in the order they came; at most 5,000. */
export async function listEnrolledContacts(
  db: Db,
  scope: Scope,
  editionId: string,
  statuses: readonly EnrolmentTable['status'][],
): Promise<EnrolledContact[]> {
  if (statuses.length === 0) return [];
  return db
    .selectFrom('enrolment')
    .innerJoin('edition', 'edition.id', 'enrolment.edition_id')
    .leftJoin('staff', 'staff.id', 'enrolment.staff_id')
    .select([
      'enrolment.id',
      'enrolment.status',
      'enrolment.position',
      'enrolment.contact_sealed',
      'enrolment.needs_sealed',
      'staff.full_name as staff_name',
      'staff.email as staff_email',
      'staff.language as staff_language',
    ])
    .where('enrolment.edition_id', '=', editionId)
    .where('enrolment.status', 'in', statuses)
    .where(inScope(scope, 'edition.site_id'))
    .orderBy('enrolment.position')
    .limit(5000)
    .execute();
}

export async function insertEditionMessage(trx: Db, message: Insertable<EditionMessageTable>): Promise<void> {
  await trx.insertInto('edition_message').values(message).execute();
}

/** The news of an edition in scope, latest first, with who told it and the lesson's number; at most 100. */
export async function listEditionMessages(
  db: Db,
  scope: Scope,
  editionId: string,
): Promise<(Selectable<EditionMessageTable> & { full_name: string; number: number | null })[]> {
  return db
    .selectFrom('edition_message')
    .innerJoin('edition', 'edition.id', 'edition_message.edition_id')
    .innerJoin('staff', 'staff.id', 'edition_message.told_by')
    .leftJoin('lesson', 'lesson.id', 'edition_message.lesson_id')
    .selectAll('edition_message')
    .select(['staff.full_name', 'lesson.number'])
    .where('edition_message.edition_id', '=', editionId)
    .where(inScope(scope, 'edition.site_id'))
    .orderBy('edition_message.told_at', 'desc')
    .orderBy('edition_message.id', 'desc')
    .limit(100)
    .execute();
}

/** How many enrolled in an edition have a lesson of another one on a day between two civil times. */
export async function countTakenElsewhere(
  db: Db,
  editionId: string,
  slot: { readonly day: string; readonly start: string; readonly end: string },
): Promise<number> {
  const active = ['enrolled', 'offered'] as const;
  const others = await db
    .selectFrom('enrolment')
    .innerJoin('enrolment as other', 'other.person_no', 'enrolment.person_no')
    .innerJoin('lesson', 'lesson.edition_id', 'other.edition_id')
    .innerJoin('edition', 'edition.id', 'other.edition_id')
    .select(['enrolment.person_no', 'lesson.start_time', 'lesson.minutes'])
    .where('enrolment.edition_id', '=', editionId)
    .where('other.edition_id', '<>', editionId)
    .where('enrolment.status', 'in', active)
    .where('other.status', 'in', active)
    .where('lesson.day', '=', slot.day)
    .where('lesson.start_time', '<', slot.end)
    .where('lesson.status', '<>', 'cancelled')
    .where('edition.status', '<>', 'cancelled')
    .execute();
  // What both engines would each add to a time in their own way is added here.
  const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const begins = minuteOf(slot.start);
  const taken = others.filter(({ start_time, minutes }) => minuteOf(start_time) + minutes > begins);
  return new Set(taken.map(({ person_no }) => person_no)).size;
}
