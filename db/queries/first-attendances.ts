import type { Trx } from '../index.ts';
import { prepared } from '../prepared.ts';
import { type FigureCellKey, figureCellOf } from './figures.ts';

/** What came of it, for people who are held from then on. */
interface FirstAttendances {
  /** The cells whose figures move because of it. */
  readonly moved: FigureCellKey[];
  /** The numbers of those whose data were erased by now. */
  readonly erased: number[];
}

/** Sets again which attendance makes each person «new»: the earliest that counts, in the network. */
export async function updateFirstAttendances(
  trx: Trx,
  personNos: readonly number[],
): Promise<FirstAttendances> {
  const moved: FigureCellKey[] = [];
  const erased: number[] = [];
  // Always the lower number first, so that two sessions of the same people do not wait for each other.
  const waiting = [...new Set(personNos)].sort((a, b) => a - b);
  for (const personNo of waiting) {
    const person = await lockPerson(trx, personNo);
    if (person.erased_on !== null) erased.push(personNo);
    for (const stray of await renumberStrays(trx, personNo)) {
      moved.push(cellOf(stray));
      waiting.push(stray.person_no);
    }
    const [first] = await earliestOf(trx, personNo);
    if (person.first_attendance_id === (first?.id ?? null)) continue;
    const before = await trx
      .selectFrom('attendance')
      .select(['site_id', 'day'])
      .where('id', '=', person.first_attendance_id)
      .executeTakeFirst();
    await trx
      .updateTable('citizen')
      .set({ first_attendance_id: first?.id ?? null })
      .where('id', '=', person.id)
      .execute();
    if (before) moved.push(cellOf(before));
    if (first) moved.push(cellOf(first));
  }
  return { moved, erased };
}

/**
 * The same for the people behind some records, whom a merge or its taking back may have given other numbers since they
 * were read. `written` are the numbers under which attendances were just written.
 */
export async function updateFirstAttendancesOf(
  trx: Trx,
  citizenIds: readonly string[],
  written: readonly number[],
): Promise<FirstAttendances> {
  const all: FirstAttendances = { moved: [], erased: [] };
  const done = new Set<number>();
  let next = await missingNumbers(trx, citizenIds, done, written);
  while (next.length > 0) {
    const { moved, erased } = await updateFirstAttendances(trx, next);
    all.moved.push(...moved);
    all.erased.push(...erased);
    for (const no of next) done.add(no);
    // These people are held by now: whoever still has another number was renumbered just before.
    next = await missingNumbers(trx, citizenIds, done, []);
  }
  return all;
}

async function missingNumbers(
  trx: Trx,
  citizenIds: readonly string[],
  done: ReadonlySet<number>,
  more: readonly number[],
): Promise<number[]> {
  if (citizenIds.length === 0) return [...new Set(more)].filter((no) => !done.has(no));
  const rows = await trx
    .selectFrom('citizen')
    .select('person_no')
    .distinct()
    .where('id', 'in', citizenIds)
    .execute();
  return [...new Set([...rows.map((row) => row.person_no), ...more])].filter((no) => !done.has(no));
}

const earliestOf = prepared((db, personNo: number) =>
  db
    .selectFrom('attendance')
    .select(['id', 'site_id', 'day'])
    .where('person_no', '=', personNo)
    .where('counts', '=', 1)
    .orderBy('day')
    .orderBy('id')
    .limit(1)
    .compile(),
);

const heldPerson = prepared((db, personNo: number) =>
  db
    .updateTable('citizen')
    .set((eb) => ({ updated_at: eb.ref('updated_at') }))
    .where('no', '=', personNo)
    .returning(['id', 'first_attendance_id', 'erased_on'])
    .compile(),
);

/**
 * Holds the person before her attendances are read: of two sessions saved at once on PostgreSQL neither sees the
 * other, so the second has to wait and read after the first. An update that changes nothing, a lock on both engines; of a
 * column without an index, or SQLite writes their pages all the same.
 */
async function lockPerson(trx: Trx, personNo: number) {
  const [person] = await heldPerson(trx, personNo);
  if (!person) throw new Error('An attendance is of nobody.');
  return person;
}

const straysOf = prepared((db, personNo: number) =>
  db
    .selectFrom('attendance')
    .innerJoin('citizen', 'citizen.id', 'attendance.citizen_id')
    .select([
      'attendance.id',
      'attendance.site_id',
      'attendance.day',
      'citizen.id as citizen_id',
      'citizen.person_no',
    ])
    .where('attendance.person_no', '=', personNo)
    .where('citizen.person_no', '<>', personNo)
    .compile(),
);

/**
 * Attendances, and cases opened with them, that were written under this number while a merge, or its taking back, gave
 * their record another one: from now on they count as the record does.
 */
async function renumberStrays(trx: Trx, personNo: number) {
  const strays = await straysOf(trx, personNo);
  for (const { id, person_no } of strays) {
    await trx.updateTable('attendance').set({ person_no }).where('id', '=', id).execute();
  }
  for (const { citizen_id, person_no } of strays) {
    await trx
      .updateTable('citizen_case')
      .set({ person_no })
      .where('person_no', '=', personNo)
      .where('citizen_id', '=', citizen_id)
      .execute();
  }
  return strays;
}

function cellOf({ site_id, day }: { site_id: string; day: string }): FigureCellKey {
  return figureCellOf(site_id, day);
}
