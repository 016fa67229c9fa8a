import { type NotNull, sql } from 'kysely';
import type { Db } from '../index.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

export type AnalysedBaseline = Awaited<ReturnType<typeof listAnalysedBaselines>>[number];

/** The baselines of the DSI of some days (both included) with all they are told apart by, day by day and site by site. */
export async function listAnalysedBaselines(db: Db, scope: Scope, from: string, to: string) {
  return (
    db
      .selectFrom('response')
      .select(['site_id', 'day', 'age', 'gender', 'education', 'citizenship', 'way', 'overall'])
      .select(['area_il', 'area_cc', 'area_dcc', 'area_sf', 'area_ps'])
      .where(inScope(scope, 'site_id'))
      .where('day', '>=', from)
      .where('day', '<=', to)
      .where('instrument', '=', 'dsi-2')
      // Written out, so that the planner sees the condition of the index.
      .where('status', '=', sql.lit('complete'))
      .where('is_baseline', '=', sql.lit(1))
      .where('overall', 'is not', null)
      .$narrowType<{ overall: NotNull }>()
      .orderBy('day')
      .orderBy('site_id')
      .orderBy('overall')
      .orderBy('age')
      .execute()
  );
}

/** The organisation of every site. */
export async function listOrganisationsOfSites(db: Db) {
  return db.selectFrom('site').select(['id', 'organisation_id']).orderBy('id').execute();
}
