import type { Selectable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { CitizenMergeTable } from '../schema/citizen-merge.ts';
import { type CitizenReader, type CitizenRow, visibleTo } from './citizens.ts';
import { type FigureCellKey, figureCellOf } from './figures.ts';
import { updateFirstAttendances } from './first-attendances.ts';
import { updateBaselines } from './responses.ts';

/** What is kept under the number of a person, and follows it. */
export const PERSON_TABLES = [
  'attendance',
  'citizen_case',
  'response',
  'data_request',
  'home_link',
  'declined_questionnaire',
  'enrolment',
] as const;

/** Two records of one person, the first to be counted as the second. */
interface Merge {
  readonly id: string;
  readonly from: Pick<CitizenRow, 'id' | 'no'>;
  readonly into: Pick<CitizenRow, 'id' | 'no'>;
}

interface Signed {
  readonly staffId: string;
  readonly at: string;
}

/** Holds a record that stands for itself until the transaction ends; false when it was merged meanwhile. */
async function lockSurvivor(trx: Trx, no: number): Promise<boolean> {
  const result = await trx
    .updateTable('citizen')
    .set((eb) => ({ updated_at: eb.ref('updated_at') }))
    .where('no', '=', no)
    .where('merged_into', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/**
 * Counts one record, and those merged into it before, as another from now on and backwards. Returns the cells whose
 * figures move; null when one of the two was merged meanwhile, and then nothing is changed.
 */
export async function mergeCitizens(
  trx: Trx,
  { id, from, into }: Merge,
  { staffId, at }: Signed,
): Promise<FigureCellKey[] | null> {
  // Always the lower number first, so that «A into B» and «B into A» at the same moment do not wait for each other.
  for (const no of [from.no, into.no].sort((a, b) => a - b)) if (!(await lockSurvivor(trx, no))) return null;
  await trx.updateTable('citizen').set({ merged_into: into.id }).where('id', '=', from.id).execute();
  const moved = await cellsOfRecords(trx, 'person_no', [from.no]);
  for (const table of ['citizen', ...PERSON_TABLES] as const) {
    await trx.updateTable(table).set({ person_no: into.no }).where('person_no', '=', from.no).execute();
  }
  await trx
    .insertInto('citizen_merge')
    .values({
      id,
      from_id: from.id,
      into_id: into.id,
      merged_at: at,
      merged_by: staffId,
      undone_at: null,
      undone_by: null,
    })
    .execute();
  return [...moved, ...(await recount(trx, [from.no, into.no]))];
}

/**
 * Takes a merge back: the record stands for itself again, with what was recorded under it and under the records that
 * were merged into it before; what was recorded since under the survivor stays there. Returns the cells whose figures
 * move; null when it was taken back already or the survivor was merged meanwhile, and then nothing is changed.
 * Throws MergeChangedError when the chain changed in the same moment.
 */
export async function undoMerge(
  trx: Trx,
  mergeId: string,
  { staffId, at }: Signed,
): Promise<FigureCellKey[] | null> {
  const merge = await trx
    .selectFrom('citizen_merge')
    .innerJoin('citizen as c', 'c.id', 'citizen_merge.from_id')
    .select(['c.id', 'c.no', 'c.person_no', 'citizen_merge.into_id'])
    .where('citizen_merge.id', '=', mergeId)
    .executeTakeFirst();
  if (!merge || !(await lockSurvivor(trx, merge.person_no))) return null;
  const undone = await trx
    .updateTable('citizen_merge')
    .set({ undone_at: at, undone_by: staffId })
    .where('id', '=', mergeId)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (undone.numUpdatedRows !== 1n) return null;
  const freed = await trx
    .updateTable('citizen')
    .set({ merged_into: null })
    .where('id', '=', merge.id)
    .where('merged_into', '=', merge.into_id)
    .where('person_no', '=', merge.person_no)
    .executeTakeFirst();
  if (freed.numUpdatedRows !== 1n) throw new MergeChangedError();

  const records = await listBranch(trx, merge.id, merge.person_no);
  const moved = await cellsOfRecords(trx, 'citizen_id', records);
  await trx.updateTable('citizen').set({ person_no: merge.no }).where('id', 'in', records).execute();
  for (const table of PERSON_TABLES) {
    await trx.updateTable(table).set({ person_no: merge.no }).where('citizen_id', 'in', records).execute();
  }
  return [...moved, ...(await recount(trx, [merge.no, merge.person_no]))];
}

/** Somebody else took another merge of the chain back in the same moment: the transaction rolls back. */
export class MergeChangedError extends Error {}

/** A record and those merged into it, directly or through others, among the records that count as one person. */
async function listBranch(trx: Trx, rootId: string, personNo: number): Promise<string[]> {
  const group = await trx
    .selectFrom('citizen')
    .select(['id', 'merged_into'])
    .where('person_no', '=', personNo)
    .execute();
  const branch = [rootId];
  for (const id of branch) {
    branch.push(...group.filter((record) => record.merged_into === id).map((record) => record.id));
  }
  return branch;
}

/** The cells of every attendance and questionnaire of some records. */
async function cellsOfRecords(
  trx: Trx,
  column: 'person_no' | 'citizen_id',
  values: readonly (string | number)[],
): Promise<FigureCellKey[]> {
  const cells: FigureCellKey[] = [];
  for (const table of ['attendance', 'response'] as const) {
    const rows = await trx
      .selectFrom(table)
      .select(['site_id', 'day'])
      .distinct()
      .where(column, 'in', values)
      .execute();
    cells.push(...rows.map(({ site_id, day }) => figureCellOf(site_id, day)));
  }
  return cells;
}

/** First attendances and baselines of people whose records changed. */
async function recount(trx: Trx, personNos: readonly number[]): Promise<FigureCellKey[]> {
  const { moved } = await updateFirstAttendances(trx, personNos);
  return [...moved, ...(await updateBaselines(trx, personNos))];
}

type MergeRow = Selectable<CitizenMergeTable>;

/** A merge, taken back or not, when the reader may see the person: of two that are apart again, either. */
export async function findMerge(db: Db, reader: CitizenReader, id: string): Promise<MergeRow | undefined> {
  return db
    .selectFrom('citizen_merge')
    .innerJoin('citizen as c', (join) =>
      join.on((eb) =>
        eb.or([
          eb('c.id', '=', eb.ref('citizen_merge.from_id')),
          eb('c.id', '=', eb.ref('citizen_merge.into_id')),
        ]),
      ),
    )
    .selectAll('citizen_merge')
    .where('citizen_merge.id', '=', id)
    .where(visibleTo(reader))
    .limit(1)
    .executeTakeFirst();
}

type MergedRecord = CitizenRow & { merge_id: string; merged_at: string };

/** The records that count as this person without being the surviving one, latest merge first; at most 50. */
export async function listMergedRecords(
  db: Db,
  reader: CitizenReader,
  personNo: number,
): Promise<MergedRecord[]> {
  return db
    .selectFrom('citizen_merge')
    .innerJoin('citizen as c', 'c.id', 'citizen_merge.from_id')
    .selectAll('c')
    .select(['citizen_merge.id as merge_id', 'citizen_merge.merged_at'])
    .where('c.person_no', '=', personNo)
    .where('citizen_merge.undone_at', 'is', null)
    .where(visibleTo(reader))
    .orderBy('citizen_merge.merged_at', 'desc')
    .orderBy('citizen_merge.id', 'desc')
    .limit(50)
    .execute();
}

/** How much a person counts for in the whole network. */
interface PersonCounts {
  readonly accesses: number;
  /** First and latest day; null without accesses. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly cases: number;
  /** Questionnaires finished. */
  readonly responses: number;
  /** Fiscal codes among the records that count as this person. */
  readonly fiscalCodes: number;
}

/** What two records weigh before they are merged: numbers only, of the whole network; undefined when out of sight. */
export async function countPerson(
  db: Db,
  reader: CitizenReader,
  personNo: number,
): Promise<PersonCounts | undefined> {
  const row = await db
    .selectFrom('citizen as c')
    .select('c.no')
    .where('c.no', '=', personNo)
    .where(visibleTo(reader))
    .executeTakeFirst();
  if (!row) return undefined;
  const visits = await db
    .selectFrom('attendance')
    .select((eb) => [
      eb.cast<number>(eb.fn.countAll(), 'integer').as('accesses'),
      eb.fn.min<string | null>('day').as('firstDay'),
      eb.fn.max<string | null>('day').as('lastDay'),
    ])
    .where('person_no', '=', personNo)
    .where('counts', '=', 1)
    .executeTakeFirstOrThrow();
  const others = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('citizen_case')
        .select((e) => e.cast<number>(e.fn.countAll(), 'integer').as('n'))
        .where('person_no', '=', personNo)
        .as('cases'),
      eb
        .selectFrom('response')
        .select((e) => e.cast<number>(e.fn.countAll(), 'integer').as('n'))
        .where('person_no', '=', personNo)
        .where('status', '=', 'complete')
        .as('responses'),
      eb
        .selectFrom('citizen')
        .select((e) => e.cast<number>(e.fn.countAll(), 'integer').as('n'))
        .where('person_no', '=', personNo)
        .where('code_kind', '=', 'fiscal')
        .as('fiscalCodes'),
    ])
    .executeTakeFirstOrThrow();
  return {
    ...visits,
    cases: others.cases ?? 0,
    responses: others.responses ?? 0,
    fiscalCodes: others.fiscalCodes ?? 0,
  };
}

/** Sessions of the whole network at which two people were both present; none when the first is out of sight. */
export async function countTogether(
  db: Db,
  reader: CitizenReader,
  personNo: number,
  otherNo: number,
): Promise<number> {
  const row = await db
    .selectFrom('attendance as a')
    .innerJoin('attendance as b', 'b.session_id', 'a.session_id')
    .innerJoin('citizen as c', 'c.no', 'a.person_no')
    .select((eb) => eb.cast<number>(eb.fn.count('a.session_id').distinct(), 'integer').as('sessions'))
    .where('a.person_no', '=', personNo)
    .where('b.person_no', '=', otherNo)
    .where('a.counts', '=', 1)
    .where('b.counts', '=', 1)
    .where(visibleTo(reader))
    .executeTakeFirstOrThrow();
  return row.sessions;
}
