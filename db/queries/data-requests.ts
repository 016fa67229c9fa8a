import type { Insertable, Selectable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { DataRequestTable } from '../schema/data-request.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

export type DataRequestRow = Selectable<DataRequestTable>;

/** A request with the names of where and by whom it was taken and answered; nothing of who asked. */
export type SeenDataRequest = DataRequestRow & {
  readonly site_name: string;
  readonly received_by_name: string;
  readonly closed_by_name: string | null;
};

function seenRequests(db: Db, scope: Scope) {
  return db
    .selectFrom('data_request')
    .innerJoin('site', 'site.id', 'data_request.site_id')
    .innerJoin('staff as taker', 'taker.id', 'data_request.received_by')
    .leftJoin('staff as closer', 'closer.id', 'data_request.closed_by')
    .selectAll('data_request')
    .select([
      'site.name as site_name',
      'taker.full_name as received_by_name',
      'closer.full_name as closed_by_name',
    ])
    .where(inScope(scope, 'data_request.site_id'));
}

/** Requests made at sites in scope: open ones by their last day, then the others, latest first; at most 500. */
export async function listDataRequests(db: Db, scope: Scope): Promise<SeenDataRequest[]> {
  return seenRequests(db, scope)
    .orderBy((eb) => eb.case().when('data_request.state', '=', 'open').then(0).else(1).end())
    .orderBy(
      (eb) => eb.case().when('data_request.state', '=', 'open').then(eb.ref('due_on')).end(),
      (by) => by.asc().nullsLast(),
    )
    .orderBy('no', 'desc')
    .limit(500)
    .execute();
}

/** One request made at a site in scope. */
export async function findDataRequest(
  db: Db,
  scope: Scope,
  id: string,
): Promise<SeenDataRequest | undefined> {
  return seenRequests(db, scope).where('data_request.id', '=', id).executeTakeFirst();
}

/** What a person has asked, wherever it was: for whoever may open the card; latest first, at most 20. */
export async function listDataRequestsOfPerson(db: Db, personNo: number): Promise<DataRequestRow[]> {
  return db
    .selectFrom('data_request')
    .selectAll()
    .where('person_no', '=', personNo)
    .orderBy('no', 'desc')
    .limit(20)
    .execute();
}

/** Adds a request with the next running number. */
export async function insertDataRequest(
  trx: Trx,
  request: Omit<Insertable<DataRequestTable>, 'no'>,
): Promise<DataRequestRow> {
  const { value: no } = await trx
    .insertInto('counter')
    .values({ name: 'data_request', value: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ value: eb('counter.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return trx
    .insertInto('data_request')
    .values({ ...request, no })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Answers an open request; false when it was answered meanwhile. */
export async function closeDataRequest(
  trx: Trx,
  id: string,
  answer: Pick<DataRequestRow, 'state' | 'refusal' | 'closed_on' | 'closed_by'>,
): Promise<boolean> {
  const result = await trx
    .updateTable('data_request')
    .set(answer)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
