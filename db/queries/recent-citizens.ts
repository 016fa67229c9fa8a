import type { Db } from '../index.ts';
import type { Scope } from '../scope.ts';
import type { CitizenRow } from './citizens.ts';
import { atSite } from './in-scope.ts';

/**
 * The last visits to a site since a day, at most `limit`. A busy site has thousands in two weeks: the index gives these
 * without looking at the others.
 */
export function lastVisits(db: Db, scope: Scope, siteId: string, since: string, limit: number) {
  return db
    .selectFrom('session')
    .select(['session.id', 'session.created_at'])
    .where(atSite(scope, siteId, 'session.site_id'))
    .where('session.day', '>=', since)
    .where('session.deleted_at', 'is', null)
    .orderBy('session.day', 'desc')
    .orderBy('session.start_time', 'desc')
    .orderBy('session.id', 'desc')
    .limit(limit);
}

/** How many visits are looked through for each person wanted: people come back, groups bring several. */
const VISITS_PER_PERSON = 3;

/** The people of the last visits to a site since a day, most recently recorded first. */
export async function listRecentCitizens(
  db: Db,
  scope: Scope,
  siteId: string,
  since: string,
  limit: number,
): Promise<CitizenRow[]> {
  const visits = lastVisits(db, scope, siteId, since, limit * VISITS_PER_PERSON);
  const people = db
    .selectFrom(visits.as('visit'))
    .innerJoin('attendance', 'attendance.session_id', 'visit.id')
    .select((eb) => ['attendance.person_no', eb.fn.max('visit.created_at').as('last')])
    .where('attendance.person_no', 'is not', null)
    .groupBy('attendance.person_no')
    .orderBy('last', 'desc')
    .orderBy('attendance.person_no', 'desc')
    .limit(limit);
  return db
    .selectFrom(people.as('person'))
    .innerJoin('citizen as c', 'c.no', 'person.person_no')
    .selectAll('c')
    .where('c.erased_on', 'is', null)
    .orderBy('person.last', 'desc')
    .orderBy('person.person_no', 'desc')
    .execute();
}
