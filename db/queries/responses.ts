import type { Insertable, Selectable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import { levelColumns } from '../level-columns.ts';
import type { ResponseTable } from '../schema/response.ts';
import { NOWHERE, type Scope } from '../scope.ts';
import { ofCourseIn } from './course-checks.ts';
import { type FigureCellKey, figureCellOf } from './figures.ts';
import { inScope } from './in-scope.ts';
import { insertOnce } from './insert-once.ts';

export type ResponseRow = Selectable<ResponseTable>;

/**
 * One response in scope, or to the questionnaire of a course inside `courses`, in whatever state; never of somebody whose
 * data were erased.
 */
export async function findResponse(
  db: Db,
  scope: Scope,
  id: string,
  courses: Scope = NOWHERE,
): Promise<ResponseRow | undefined> {
  return db
    .selectFrom('response')
    .innerJoin('citizen', 'citizen.id', 'response.citizen_id')
    .selectAll('response')
    .where('response.id', '=', id)
    .where('citizen.erased_on', 'is', null)
    .where((eb) => eb.or([inScope(scope, 'response.site_id'), ofCourseIn(courses)(eb)]))
    .executeTakeFirst();
}

/** The responses of a person to an instrument at sites in scope. */
function answersOf(db: Db, scope: Scope, asked: { personNo: number; instrument: string }) {
  return db
    .selectFrom('response')
    .selectAll()
    .where('person_no', '=', asked.personNo)
    .where('instrument', '=', asked.instrument)
    .where(inScope(scope, 'site_id'));
}

/** The response a person has begun and not finished at a site, the latest when there are several. */
export async function findUnfinishedResponse(
  db: Db,
  scope: Scope,
  asked: { personNo: number; instrument: string; siteId: string },
): Promise<ResponseRow | undefined> {
  return answersOf(db, scope, asked)
    .where('site_id', '=', asked.siteId)
    .where('status', '=', 'in_progress')
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The response a person has finished on a day, the latest when there are several. */
export async function findResponseOfDay(
  db: Db,
  scope: Scope,
  asked: { personNo: number; instrument: string; day: string },
): Promise<ResponseRow | undefined> {
  return answersOf(db, scope, asked)
    .where('day', '=', asked.day)
    .where('status', '=', 'complete')
    .orderBy('completed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The responses of one person in scope that were not thrown away, newest first; at most 100. */
export async function listResponsesOfPerson(db: Db, scope: Scope, personNo: number): Promise<ResponseRow[]> {
  return db
    .selectFrom('response')
    .selectAll()
    .where('person_no', '=', personNo)
    .where(inScope(scope, 'site_id'))
    .where('status', '<>', 'discarded')
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

/** Begins a response; false when one with this id is there already (a form that came twice). */
export async function insertResponse(
  trx: Trx,
  row: Pick<
    Insertable<ResponseTable>,
    | 'id'
    | 'citizen_id'
    | 'person_no'
    | 'site_id'
    | 'staff_id'
    | 'session_id'
    | 'instrument'
    | 'version'
    | 'definition_hash'
    | 'language'
    | 'way'
    | 'day'
    | 'started_at'
  >,
): Promise<boolean> {
  return insertOnce(
    trx.insertInto('response').values({
      ...row,
      status: 'in_progress',
      is_baseline: 0,
      answers: '{}',
      page: 0,
      completed_at: null,
      age: null,
      gender: null,
      text_hash: null,
      education: null,
      citizenship: null,
      stopped_at: null,
      ...levelColumns(null),
      revision: 1,
      updated_at: row.started_at,
    }),
  );
}

/** Changes an unfinished response; false when it is finished or was changed since `revision` was read. */
async function updateUnfinished(
  trx: Trx,
  id: string,
  revision: number,
  change: Partial<ResponseRow>,
): Promise<boolean> {
  const result = await trx
    .updateTable('response')
    .set({ ...change, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('status', '=', 'in_progress')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Notes that the person said «stop»; the answers stay. False as in `updateUnfinished`. */
export async function stopResponse(trx: Trx, id: string, revision: number, at: string): Promise<boolean> {
  return updateUnfinished(trx, id, revision, { stopped_at: at, updated_at: at });
}

/** Goes on with an unfinished response in another way; one that is finished stays as it is. */
export async function resumeResponse(trx: Trx, id: string, way: ResponseRow['way']): Promise<boolean> {
  const result = await trx
    .updateTable('response')
    .set({ way, stopped_at: null })
    .where('id', '=', id)
    .where('status', '=', 'in_progress')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Saves the answers so far (JSON) and the page to go on from: who stopped has gone on. False as in `updateUnfinished`. */
export async function updateResponseAnswers(
  trx: Trx,
  id: string,
  revision: number,
  change: Pick<ResponseRow, 'answers' | 'page' | 'updated_at'>,
): Promise<boolean> {
  return updateUnfinished(trx, id, revision, { ...change, stopped_at: null });
}

/** What the server adds to a finished response. */
type Completion = Pick<
  ResponseRow,
  | 'answers'
  | 'page'
  | 'way'
  | 'day'
  | 'completed_at'
  | 'age'
  | 'gender'
  | 'language'
  | 'text_hash'
  | 'education'
  | 'citizenship'
  | 'overall'
  | 'area_il'
  | 'area_cc'
  | 'area_dcc'
  | 'area_sf'
  | 'area_ps'
  | 'activities_il'
  | 'activities_cc'
  | 'activities_dcc'
  | 'activities_sf'
  | 'activities_ps'
  | 'updated_at'
>;

/** Finishes a response; `updateBaselines` has to follow. False as in `updateUnfinished`. */
export async function completeResponse(
  trx: Trx,
  id: string,
  revision: number,
  completion: Completion,
): Promise<boolean> {
  return updateUnfinished(trx, id, revision, {
    ...completion,
    status: 'complete',
    stopped_at: null,
  });
}

/** Throws an unfinished response away, answers and all; false as in `updateUnfinished`. */
export async function discardResponse(trx: Trx, id: string, revision: number, at: string): Promise<boolean> {
  return updateUnfinished(trx, id, revision, {
    status: 'discarded',
    answers: '{}',
    page: 0,
    updated_at: at,
  });
}

/**
 * Makes others who change the questionnaires of this person wait until the transaction ends: two tablets that
 * begin or finish at the same moment. An update that changes nothing, because both engines know it as a lock.
 */
async function lockResponsesOfPerson(trx: Trx, personNo: number): Promise<void> {
  await trx
    .updateTable('citizen')
    .set((eb) => ({ updated_at: eb.ref('updated_at') }))
    .where('no', '=', personNo)
    .execute();
}

/**
 * The same for the person behind a record, who may have got another number by a merge since the record was read.
 * Returns the number, which stays until the transaction ends; undefined once everything of the person was erased.
 */
export async function lockResponsesOfRecord(trx: Trx, citizenId: string): Promise<number | undefined> {
  const read = () =>
    trx
      .selectFrom('citizen')
      .select('person_no')
      .where('id', '=', citizenId)
      .where('erased_on', 'is', null)
      .executeTakeFirst();
  let before = await read();
  while (before) {
    await lockResponsesOfPerson(trx, before.person_no);
    const held = await read();
    if (held?.person_no === before.person_no) return held.person_no;
    before = held;
  }
  return undefined;
}

/**
 * Sets again which response to each instrument is a person's baseline: the first complete one, by day, then id.
 * To be called after a completion and after a change of `person_no` (merge). Returns the cells whose figures move.
 */
export async function updateBaselines(trx: Trx, personNos: readonly number[]): Promise<FigureCellKey[]> {
  const touched: FigureCellKey[] = [];
  for (const personNo of [...new Set(personNos)].sort((a, b) => a - b)) {
    await lockResponsesOfPerson(trx, personNo);
    const complete = await trx
      .selectFrom('response')
      .select(['id', 'instrument', 'site_id', 'day', 'is_baseline'])
      .where('person_no', '=', personNo)
      .where('status', '=', 'complete')
      .orderBy('day')
      .orderBy('id')
      .execute();
    const begun = new Set<string>();
    for (const response of complete) {
      const isBaseline = begun.has(response.instrument) ? 0 : 1;
      begun.add(response.instrument);
      if (response.is_baseline === isBaseline) continue;
      await trx
        .updateTable('response')
        .set({ is_baseline: isBaseline })
        .where('id', '=', response.id)
        .execute();
      touched.push(figureCellOf(response.site_id, response.day));
    }
  }
  return touched;
}
