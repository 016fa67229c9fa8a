import { sql } from 'kysely';
import type { Db } from '../index.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

/** Responses to an instrument that are open now (begun, neither finished nor thrown away), by site in scope. */
export async function countUnfinished(
  db: Db,
  scope: Scope,
  instrument: string,
): Promise<{ site_id: string; organisation_id: string; n: number }[]> {
  return (
    db
      .selectFrom('response')
      .innerJoin('site', 'site.id', 'response.site_id')
      .select(['response.site_id', 'site.organisation_id'])
      .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n'))
      .where('response.instrument', '=', instrument)
      // Written out, not a parameter: only so is the index of the unfinished ones used.
      .where('response.status', '=', sql.lit('in_progress'))
      .where(inScope(scope, 'response.site_id'))
      .groupBy(['response.site_id', 'site.organisation_id'])
      .orderBy('response.site_id')
      .execute()
  );
}
