import type { Db } from '../index.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

/**
 * The answers to an instrument of everybody who is or was enrolled in an edition in scope, given since a day and not
 * thrown away, the first ones first; wherever they were given, since what was asked at another site was asked of them too.
 */
export async function listCourseChecks(
  db: Db,
  scope: Scope,
  editionId: string,
  instrument: string,
  days: { readonly from: string; readonly to: string },
) {
  return db
    .selectFrom('enrolment')
    .innerJoin('edition', 'edition.id', 'enrolment.edition_id')
    .innerJoin('response', 'response.person_no', 'enrolment.person_no')
    .select(['response.id', 'response.status', 'response.answers', 'response.version', 'response.day'])
    .select(['enrolment.id as enrolment_id', 'response.site_id'])
    .where('edition.id', '=', editionId)
    .where(inScope(scope, 'edition.site_id'))
    .where('enrolment.status', '<>', 'withdrawn')
    .where('response.instrument', '=', instrument)
    .where('response.status', '<>', 'discarded')
    .where('response.day', '>=', days.from)
    .where('response.day', '<=', days.to)
    .orderBy('response.day')
    .orderBy('response.id')
    .execute();
}
