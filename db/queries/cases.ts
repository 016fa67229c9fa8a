import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { CaseEventTable } from '../schema/case-event.ts';
import type { CitizenCaseTable } from '../schema/citizen-case.ts';
import type { Scope } from '../scope.ts';
import { atSite, inScope } from './in-scope.ts';

export type CaseRow = Selectable<CitizenCaseTable>;

/** Cases of a site that are not closed, those due first; at most `limit`. */
export async function listOpenCases(db: Db, scope: Scope, siteId: string, limit: number): Promise<CaseRow[]> {
  return db
    .selectFrom('citizen_case')
    .selectAll()
    .where(atSite(scope, siteId, 'site_id'))
    .where('status', 'in', ['open', 'waiting'])
    .orderBy('due_on', (by) => by.asc().nullsLast())
    .orderBy('opened_on')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** How many cases of a site are open or waiting, and how many of them are due by `day`. */
export async function countOpenCases(
  db: Db,
  scope: Scope,
  siteId: string,
  day: string,
): Promise<{ open: number; due: number }> {
  const row = await db
    .selectFrom('citizen_case')
    .select((eb) => [
      eb.cast<number>(eb.fn.countAll(), 'integer').as('open'),
      eb.cast<number>(eb.fn.count(eb.case().when('due_on', '<=', day).then(1).end()), 'integer').as('due'),
    ])
    .where(atSite(scope, siteId, 'site_id'))
    .where('status', 'in', ['open', 'waiting'])
    .executeTakeFirstOrThrow();
  return row;
}

/** The open cases of one person that are in scope, oldest first; at most 20. */
export async function listOpenCasesOfPerson(db: Db, scope: Scope, personNo: number): Promise<CaseRow[]> {
  return db
    .selectFrom('citizen_case')
    .selectAll()
    .where('person_no', '=', personNo)
    .where(inScope(scope, 'site_id'))
    .where('status', 'in', ['open', 'waiting'])
    .orderBy('opened_on')
    .limit(20)
    .execute();
}

/** One case in scope; never of somebody whose data were erased. */
export async function findCase(db: Db, scope: Scope, id: string): Promise<CaseRow | undefined> {
  return db
    .selectFrom('citizen_case')
    .innerJoin('citizen', 'citizen.id', 'citizen_case.citizen_id')
    .selectAll('citizen_case')
    .where('citizen_case.id', '=', id)
    .where('citizen.erased_on', 'is', null)
    .where(inScope(scope, 'citizen_case.site_id'))
    .executeTakeFirst();
}

export async function insertCase(trx: Trx, row: Insertable<CitizenCaseTable>): Promise<void> {
  await trx.insertInto('citizen_case').values(row).execute();
}

/** Changes a case; false when somebody changed it since `revision` was read. */
export async function updateCase(
  trx: Trx,
  id: string,
  revision: number,
  change: Updateable<CitizenCaseTable>,
): Promise<boolean> {
  const result = await trx
    .updateTable('citizen_case')
    .set({ ...change, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function insertCaseEvent(trx: Trx, event: Insertable<CaseEventTable>): Promise<void> {
  await trx.insertInto('case_event').values(event).execute();
}

type CaseEvent = Selectable<CaseEventTable> & { staff_name: string };

/** The story of a case in scope, oldest first; at most 200 steps. */
export async function listCaseEvents(db: Db, scope: Scope, caseId: string): Promise<CaseEvent[]> {
  return db
    .selectFrom('case_event')
    .innerJoin('citizen_case', 'citizen_case.id', 'case_event.case_id')
    .innerJoin('staff', 'staff.id', 'case_event.staff_id')
    .selectAll('case_event')
    .select('staff.full_name as staff_name')
    .where('case_event.case_id', '=', caseId)
    .where(inScope(scope, 'citizen_case.site_id'))
    .orderBy('case_event.at')
    .orderBy('case_event.id')
    .limit(200)
    .execute();
}
