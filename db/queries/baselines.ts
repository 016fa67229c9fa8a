import { type NotNull, sql } from 'kysely';
import type { Db } from '../index.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

/**
 * What tells one state of all figures from another: revisions only rise and cells only come, so the same two numbers
 * mean the same figures.
 */
export async function findFiguresState(db: Db): Promise<{ cells: number; revisions: number }> {
  return db
    .selectFrom('figure_cell')
    .select((eb) => [
      eb.cast<number>(eb.fn.countAll(), 'integer').as('cells'),
      sql<number>`cast(coalesce(sum(${eb.ref('revision')}), 0) as integer)`.as('revisions'),
    ])
    .executeTakeFirstOrThrow();
}

export type AnalysedBaseline = Awaited<ReturnType<typeof listAnalysedBaselines>>[number];

/** The baselines of the DSI of some days (both included) with all they are told apart by, site by site and day by day. */
export async function listAnalysedBaselines(db: Db, scope: Scope, from: string, to: string) {
  return db
    .selectFrom('response')
    .select(['site_id', 'day', 'age', 'gender', 'education', 'citizenship', 'way', 'overall'])
    .select(['area_il', 'area_cc', 'area_dcc', 'area_sf', 'area_ps'])
    .where(inScope(scope, 'site_id'))
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('instrument', '=', 'dsi-2')
    .where('status', '=', 'complete')
    .where('is_baseline', '=', 1)
    .where('overall', 'is not', null)
    .$narrowType<{ overall: NotNull }>()
    .orderBy('site_id')
    .orderBy('day')
    .execute();
}

/** The organisation of every site. */
export async function listOrganisationsOfSites(db: Db) {
  return db.selectFrom('site').select(['id', 'organisation_id']).orderBy('id').execute();
}
