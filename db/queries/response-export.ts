import type { Db } from '../index.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

export type ResponseToExport = Awaited<ReturnType<typeof listResponsesToExport>>[number];

/**
 * Responses in scope, of every instrument and in whatever state, in order of id (their first keystroke), after the one
 * named; at most `limit`. Nothing in them says who somebody is, but `person_no` says who is the same.
 */
export async function listResponsesToExport(db: Db, scope: Scope, after: string, limit: number) {
  return db
    .selectFrom('response')
    .innerJoin('site', 'site.id', 'response.site_id')
    .select([
      'response.id',
      'response.person_no',
      'response.site_id',
      'site.organisation_id',
      'response.day',
      'response.way',
      'response.instrument',
      'response.version',
      'response.status',
      'response.stopped_at',
      'response.is_baseline',
      'response.language',
      'response.age',
      'response.gender',
      'response.education',
      'response.citizenship',
      'response.answers',
      'response.overall',
      'response.area_il',
      'response.area_cc',
      'response.area_dcc',
      'response.area_sf',
      'response.area_ps',
    ])
    .where('response.id', '>', after)
    .where(inScope(scope, 'response.site_id'))
    .orderBy('response.id')
    .limit(limit)
    .execute();
}

/** True when there are more than `than` responses, in whatever state. */
export async function hasMoreResponses(db: Db, than: number): Promise<boolean> {
  const row = await db.selectFrom('response').select('id').limit(1).offset(than).executeTakeFirst();
  return row !== undefined;
}
