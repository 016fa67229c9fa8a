import type { Insertable, Selectable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { DeclinedQuestionnaireTable } from '../schema/declined-questionnaire.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

type DeclinedRow = Selectable<DeclinedQuestionnaireTable>;

/** What a person declined on a day, noted in scope; undefined when they did not. */
export async function findDeclined(
  db: Db,
  scope: Scope,
  asked: { readonly personNo: number; readonly instrument: string; readonly day: string },
): Promise<DeclinedRow | undefined> {
  return db
    .selectFrom('declined_questionnaire')
    .selectAll()
    .where('person_no', '=', asked.personNo)
    .where('instrument', '=', asked.instrument)
    .where('day', '=', asked.day)
    .where(inScope(scope, 'site_id'))
    .orderBy('at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

/** Notes that a person declined; false when that day's «no» is noted already. */
export async function insertDeclined(
  trx: Trx,
  row: Insertable<DeclinedQuestionnaireTable>,
): Promise<boolean> {
  const result = await trx
    .insertInto('declined_questionnaire')
    .values(row)
    .onConflict((conflict) => conflict.columns(['citizen_id', 'instrument', 'day']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Takes a «no» of a day back for whoever noted it; false when there is none of theirs. */
export async function deleteDeclined(
  trx: Trx,
  { id, staffId, day }: { readonly id: string; readonly staffId: string; readonly day: string },
): Promise<boolean> {
  const result = await trx
    .deleteFrom('declined_questionnaire')
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .where('day', '=', day)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** How often an instrument was declined, by site in scope and month (`YYYY-MM`). */
export async function countDeclined(
  db: Db,
  scope: Scope,
  instrument: string,
): Promise<{ site_id: string; month: string; n: number }[]> {
  return db
    .selectFrom('declined_questionnaire')
    .select((eb) => [
      'site_id',
      eb.fn<string>('substr', ['day', eb.lit(1), eb.lit(7)]).as('month'),
      eb.cast<number>(eb.fn.countAll(), 'integer').as('n'),
    ])
    .where('instrument', '=', instrument)
    .where(inScope(scope, 'site_id'))
    .groupBy(['site_id', 'month'])
    .orderBy('site_id')
    .orderBy('month')
    .execute();
}
