import type { Expression, ExpressionBuilder, Selectable, SqlBool } from 'kysely';
import { insertMany } from '../engines/differences.ts';
import type { Db, Trx } from '../index.ts';
import { prepared } from '../prepared.ts';
import type { CitizenTable } from '../schema/citizen.ts';
import type { Database } from '../schema/database.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

export type CitizenRow = Selectable<CitizenTable>;

/** What is asked once and remembered: codes of the national lists, two-letter province, BCP 47 language. */
type CitizenProfile = Pick<CitizenRow, 'education' | 'occupation' | 'citizenship' | 'province' | 'language'>;

/** Who asks for citizens: where, and which member of staff may have a code in hand today. */
export interface CitizenReader {
  readonly scope: Scope;
  readonly staffId: string;
  readonly today: string;
}

/**
 * Met at a site in scope (session, case or questionnaire), or their code was typed today by this member of staff; never
 * somebody whose data were erased.
 */
export function visibleTo(
  reader: CitizenReader,
): (eb: ExpressionBuilder<Database & { c: CitizenTable }, 'c'>) => Expression<SqlBool> {
  const standing = (eb: ExpressionBuilder<Database & { c: CitizenTable }, 'c'>) =>
    eb('c.erased_on', 'is', null);
  if (reader.scope.kind === 'network') return standing;
  return (eb) =>
    standing(eb).and(
      eb.or([
        eb.exists(
          eb
            .selectFrom('attendance')
            .select('attendance.id')
            .whereRef('attendance.person_no', '=', 'c.person_no')
            .where('attendance.counts', '=', 1)
            .where(inScope(reader.scope, 'attendance.site_id')),
        ),
        eb.exists(
          eb
            .selectFrom('citizen_case')
            .select('citizen_case.id')
            .whereRef('citizen_case.person_no', '=', 'c.person_no')
            .where(inScope(reader.scope, 'citizen_case.site_id')),
        ),
        eb.exists(
          eb
            .selectFrom('response')
            .select('response.id')
            .whereRef('response.person_no', '=', 'c.person_no')
            .where(inScope(reader.scope, 'response.site_id')),
        ),
        eb.exists(
          eb
            .selectFrom('code_in_hand')
            .innerJoin('citizen as held', 'held.id', 'code_in_hand.citizen_id')
            .select('held.id')
            .where('code_in_hand.staff_id', '=', reader.staffId)
            .where('code_in_hand.day', '=', reader.today)
            .whereRef('held.person_no', '=', 'c.person_no'),
        ),
      ]),
    );
}

function citizensAmong(db: Db, reader: CitizenReader, ids: readonly string[]) {
  return db.selectFrom('citizen as c').selectAll('c').where('c.id', 'in', ids).where(visibleTo(reader));
}

const citizensOfSites = prepared(
  (db, ids: readonly string[], siteIds: readonly string[], staffId: string, today: string) =>
    citizensAmong(db, { scope: { kind: 'sites', siteIds }, staffId, today }, ids).compile(),
);

/** The records among `ids` (at most 200) that the reader may see, in no particular order. */
export async function listCitizens(
  db: Db,
  reader: CitizenReader,
  ids: readonly string[],
): Promise<CitizenRow[]> {
  const some = ids.slice(0, 200);
  if (some.length === 0) return [];
  const { scope, staffId, today } = reader;
  if (scope.kind === 'network') return citizensAmong(db, reader, some).execute();
  return citizensOfSites(db, some, scope.siteIds, staffId, today);
}

/** One record the reader may see. */
export async function findCitizen(
  db: Db,
  reader: CitizenReader,
  id: string,
): Promise<CitizenRow | undefined> {
  const [row] = await listCitizens(db, reader, [id]);
  return row;
}

/** The surviving record that counts as this number, when the reader may see the person. */
export async function findCitizenByNo(
  db: Db,
  reader: CitizenReader,
  no: number,
): Promise<CitizenRow | undefined> {
  return db
    .selectFrom('citizen as c')
    .selectAll('c')
    .where('c.no', '=', no)
    .where('c.merged_into', 'is', null)
    .where(visibleTo(reader))
    .executeTakeFirst();
}

/**
 * The surviving record behind the look-up keys a code may be stored under, network-wide: for whoever has the whole code
 * in hand.
 */
export async function findCitizenByCode(
  db: Db,
  codeKeys: readonly string[],
): Promise<CitizenRow | undefined> {
  if (codeKeys.length === 0) return undefined;
  return db
    .selectFrom('citizen as coded')
    .innerJoin('citizen as c', 'c.no', 'coded.person_no')
    .selectAll('c')
    .where('coded.code_key', 'in', codeKeys)
    .executeTakeFirst();
}

/** Keys looked for in one query. */
const KEYS_AT_ONCE = 500;

/** The same for many keys at once, each record with the key its code is stored under. */
export async function listCitizensByCode(
  db: Db,
  codeKeys: readonly string[],
): Promise<(Pick<CitizenRow, 'id' | 'person_no'> & { readonly coded: string | null })[]> {
  const found = [];
  for (let start = 0; start < codeKeys.length; start += KEYS_AT_ONCE) {
    const rows = db
      .selectFrom('citizen as coded')
      .innerJoin('citizen as c', 'c.no', 'coded.person_no')
      .select(['c.id', 'c.person_no', 'coded.code_key as coded'])
      .where('coded.code_key', 'in', codeKeys.slice(start, start + KEYS_AT_ONCE));
    found.push(...(await rows.execute()));
  }
  return found;
}

/** The number each of these codes counts as, network-wide: for whoever has the whole codes in hand. */
export async function listPersonNumbers(
  db: Db,
  codeKeys: readonly string[],
): Promise<Pick<CitizenRow, 'code_key' | 'person_no'>[]> {
  const found: Pick<CitizenRow, 'code_key' | 'person_no'>[] = [];
  for (let start = 0; start < codeKeys.length; start += KEYS_AT_ONCE) {
    const part = codeKeys.slice(start, start + KEYS_AT_ONCE);
    const rows = db.selectFrom('citizen').select(['code_key', 'person_no']).where('code_key', 'in', part);
    found.push(...(await rows.execute()));
  }
  return found;
}

/** Opens the card of a citizen to a member of staff for one day. */
export async function insertCodeInHand(
  trx: Db,
  held: { citizen_id: string; staff_id: string; day: string },
): Promise<void> {
  await trx
    .insertInto('code_in_hand')
    .values(held)
    .onConflict((conflict) => conflict.columns(['staff_id', 'citizen_id', 'day']).doNothing())
    .execute();
}

/** A citizen before it has its running number. */
type NewCitizen = Omit<CitizenRow, 'no' | 'person_no' | 'merged_into' | 'first_attendance_id' | 'erased_on'>;

/** Adds a citizen with the next running number, counting as itself. */
export async function insertCitizen(trx: Trx, citizen: NewCitizen): Promise<CitizenRow> {
  const [no = 0] = await takeNumbers(trx, 1);
  return trx.insertInto('citizen').values(rowOf(citizen, no)).returningAll().executeTakeFirstOrThrow();
}

/** The same for several, in their order; returns the number of each. */
export async function insertCitizens(trx: Trx, citizens: readonly NewCitizen[]): Promise<number[]> {
  const numbers = await takeNumbers(trx, citizens.length);
  const rows = citizens.map((citizen, index) => rowOf(citizen, numbers[index] ?? 0));
  await insertMany(trx, 'citizen', rows);
  return numbers;
}

function rowOf(citizen: NewCitizen, no: number): CitizenRow {
  return { ...citizen, no, person_no: no, merged_into: null, first_attendance_id: null, erased_on: null };
}

async function takeNumbers(trx: Trx, count: number): Promise<number[]> {
  const { value: last } = await trx
    .insertInto('counter')
    .values({ name: 'citizen', value: count })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ value: eb('counter.value', '+', count) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return Array.from({ length: count }, (_, index) => last - count + 1 + index);
}

/**
 * The record as it is now, held until the transaction ends: others who lock it wait. Undefined once everything of the
 * person was erased: nothing is written there any more.
 */
export async function lockCitizen(trx: Trx, id: string): Promise<CitizenRow | undefined> {
  const [row] = await lockCitizens(trx, [id]);
  return row?.erased_on === null ? row : undefined;
}

/**
 * The same for several records (at most 200), erased ones too, in no particular order. An update that changes nothing,
 * because both engines know it as a lock.
 */
export async function lockCitizens(trx: Trx, ids: readonly string[]): Promise<CitizenRow[]> {
  if (ids.length === 0) return [];
  return trx
    .updateTable('citizen')
    .set((eb) => ({ updated_at: eb.ref('updated_at') }))
    .where('id', 'in', ids)
    .returningAll()
    .execute();
}

/**
 * Gives a code to a record without one; false when it has one by now. Throws a unique violation when another
 * record has this code.
 */
export async function updateCitizenCode(
  trx: Trx,
  id: string,
  coded: Pick<CitizenRow, 'code_key' | 'identity_sealed' | 'gender'> & {
    code_kind: 'fiscal' | 'provisional';
  },
  at: string,
): Promise<boolean> {
  const result = await trx
    .updateTable('citizen')
    .set({ ...coded, updated_at: at })
    .where('id', '=', id)
    .where('code_kind', '=', 'none')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Remembers what a person told; fields left out stay. Of whom everything was erased, nothing is kept. */
export async function updateCitizenProfile(
  trx: Trx,
  id: string,
  profile: Partial<CitizenProfile & Pick<CitizenRow, 'gender' | 'identity_sealed'>>,
  at: string,
): Promise<void> {
  await trx
    .updateTable('citizen')
    .set({ ...profile, updated_at: at })
    .where('id', '=', id)
    .where('erased_on', 'is', null)
    .execute();
}
