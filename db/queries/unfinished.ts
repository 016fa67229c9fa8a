import { sql } from 'kysely';
import type { Db } from '../index.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

/** Responses to an instrument that are open now (begun, neither finished nor thrown away), by site in scope and month begun. */
export async function countUnfinished(
  db: Db,
  scope: Scope,
  instrument: string,
): Promise<{ site_id: string; month: string; n: number }[]> {
  return (
    db
      .selectFrom('response')
      .select((eb) => [
        'site_id',
        eb.fn<string>('substr', ['day', eb.lit(1), eb.lit(7)]).as('month'),
        eb.cast<number>(eb.fn.countAll(), 'integer').as('n'),
      ])
      .where('instrument', '=', instrument)
      // Written out, not a parameter: only so is the index of the unfinished ones used.
      .where('status', '=', sql.lit('in_progress'))
      .where(inScope(scope, 'site_id'))
      .groupBy(['site_id', 'month'])
      .orderBy('site_id')
      .orderBy('month')
      .execute()
  );
}
