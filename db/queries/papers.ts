import type { Insertable, Selectable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { PaperTable } from '../schema/paper.ts';
import type { ResponseTable } from '../schema/response.ts';
import type { Scope } from '../scope.ts';
import { atSite, inScope } from './in-scope.ts';

type PaperRow = Selectable<PaperTable>;

/** A paper with the questionnaire it stands for. */
export type PaperOfResponse = PaperRow &
  Pick<
    Selectable<ResponseTable>,
    'citizen_id' | 'site_id' | 'instrument' | 'version' | 'language' | 'way' | 'status' | 'day'
  >;

/** Papers with their questionnaires in scope; never of somebody whose data were erased. */
function papersIn(db: Db, scope: Scope) {
  return db
    .selectFrom('paper')
    .innerJoin('response', 'response.id', 'paper.response_id')
    .innerJoin('citizen', 'citizen.id', 'response.citizen_id')
    .selectAll('paper')
    .select([
      'response.citizen_id',
      'response.site_id',
      'response.instrument',
      'response.version',
      'response.language',
      'response.way',
      'response.status',
      'response.day',
    ])
    .where('citizen.erased_on', 'is', null)
    .where(inScope(scope, 'response.site_id'));
}

/** The paper of a number, in scope. */
export async function findPaper(db: Db, scope: Scope, code: string): Promise<PaperOfResponse | undefined> {
  return papersIn(db, scope).where('paper.code', '=', code).executeTakeFirst();
}

/** The paper of a questionnaire, in scope. */
export async function findPaperOfResponse(
  db: Db,
  scope: Scope,
  responseId: string,
): Promise<PaperOfResponse | undefined> {
  return papersIn(db, scope).where('paper.response_id', '=', responseId).executeTakeFirst();
}

/** Papers of a site whose questionnaire was begun since a day and is not finished, the latest first. */
export async function listWaitingPapers(
  db: Db,
  scope: Scope,
  { siteId, since, limit }: { readonly siteId: string; readonly since: string; readonly limit: number },
): Promise<PaperOfResponse[]> {
  return papersIn(db, scope)
    .where(atSite(scope, siteId, 'response.site_id'))
    .where('response.day', '>=', since)
    .where('response.status', '=', 'in_progress')
    .where('response.way', '=', 'paper')
    .orderBy('response.day', 'desc')
    .orderBy('paper.code')
    .limit(limit)
    .execute();
}

/** Adds a paper; false when its number is taken or the questionnaire has one. */
export async function insertPaper(
  trx: Trx,
  paper: Pick<Insertable<PaperTable>, 'code' | 'response_id' | 'printed_on' | 'updated_at'>,
): Promise<boolean> {
  const result = await trx
    .insertInto('paper')
    .values({ ...paper, first_reading: null, second_reading: null, revision: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Keeps what was read so far; false when it was changed since `revision` was read. */
export async function updatePaper(
  trx: Trx,
  code: string,
  revision: number,
  change: Partial<Pick<PaperRow, 'printed_on' | 'first_reading' | 'second_reading'>> & { updated_at: string },
): Promise<boolean> {
  const result = await trx
    .updateTable('paper')
    .set({ ...change, revision: revision + 1 })
    .where('code', '=', code)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Speaks the language of its sheets from now on: the one the paper was printed in. */
export async function updateLanguageOfPaper(trx: Trx, responseId: string, language: string): Promise<void> {
  await trx
    .updateTable('response')
    .set({ language })
    .where('id', '=', responseId)
    .where('status', '=', 'in_progress')
    .execute();
}
