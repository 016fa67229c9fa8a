import { sql } from 'kysely';
import type { Db } from '../index.ts';
import type { ResponseTable } from '../schema/response.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

/** How often a version was finished in one way of answering. True counts: small ones are for nobody's eyes. */
export interface VersionUse {
  readonly instrument: string;
  readonly version: number;
  readonly way: ResponseTable['way'];
  readonly answers: number;
  /** Months (`YYYY-MM`) of the first and the last. */
  readonly first: string;
  readonly last: string;
}

/** How often each version was finished at the sites in scope, by way; at most 1,000 rows. */
export async function listVersionUse(db: Db, scope: Scope): Promise<VersionUse[]> {
  return (
    db
      .selectFrom('response')
      .select((eb) => [
        'instrument',
        'version',
        'way',
        eb.cast<number>(eb.fn.countAll(), 'integer').as('answers'),
        eb.fn<string>('substr', [eb.fn.min('day'), eb.val(1), eb.val(7)]).as('first'),
        eb.fn<string>('substr', [eb.fn.max('day'), eb.val(1), eb.val(7)]).as('last'),
      ])
      // Written out, so that the planner sees the condition of the index.
      .where('status', '=', sql.lit('complete'))
      .where(inScope(scope, 'site_id'))
      .groupBy(['instrument', 'version', 'way'])
      .orderBy('instrument')
      .orderBy('version')
      .orderBy('way')
      .limit(1000)
      .execute()
  );
}
