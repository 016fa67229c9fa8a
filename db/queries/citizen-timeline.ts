import { type Expression, type SqlBool, sql } from 'kysely';
import type { Db } from '../index.ts';
import type { Scope } from '../scope.ts';
import type { CaseRow } from './cases.ts';
import { inScope } from './in-scope.ts';
import type { SessionRow } from './sessions.ts';

/*
 * A person's story as one reader may read it: what happened at the sites in scope, one by one; what happened elsewhere
 * only as a number. A topic or an outcome of another site says more of a person than the desk needs to know.
 */

/** A session as the card shows it: no note, no hash. */
type PersonSession = Pick<
  SessionRow,
  'id' | 'day' | 'start_time' | 'minutes' | 'channel' | 'outcome' | 'case_id'
> & { readonly site_name: string; readonly facilitator_name: string };

/** The sessions of one person at sites in scope, latest first. */
export async function listSessionsOfPerson(
  db: Db,
  scope: Scope,
  personNo: number,
  limit: number,
): Promise<PersonSession[]> {
  return db
    .selectFrom('session')
    .innerJoin('site', 'site.id', 'session.site_id')
    .innerJoin('staff', 'staff.id', 'session.facilitator_id')
    .select([
      'session.id',
      'session.day',
      'session.start_time',
      'session.minutes',
      'session.channel',
      'session.outcome',
      'session.case_id',
      'site.name as site_name',
      'staff.full_name as facilitator_name',
    ])
    .where('session.id', 'in', (eb) =>
      // Not a join: a person whose two records were in one group session has one session, not two.
      eb
        .selectFrom('attendance')
        .select('attendance.session_id')
        .where('attendance.person_no', '=', personNo)
        .where('attendance.counts', '=', 1)
        .where(inScope(scope, 'attendance.site_id')),
    )
    .where('session.deleted_at', 'is', null)
    .orderBy('session.day', 'desc')
    .orderBy('session.start_time', 'desc')
    .orderBy('session.id', 'desc')
    .limit(limit)
    .execute();
}

type PersonCase = CaseRow & { readonly site_name: string };

/** The cases of one person at sites in scope, latest first. */
export async function listCasesOfPerson(
  db: Db,
  scope: Scope,
  personNo: number,
  limit: number,
): Promise<PersonCase[]> {
  return db
    .selectFrom('citizen_case')
    .innerJoin('site', 'site.id', 'citizen_case.site_id')
    .selectAll('citizen_case')
    .select('site.name as site_name')
    .where('citizen_case.person_no', '=', personNo)
    .where(inScope(scope, 'citizen_case.site_id'))
    .orderBy('citizen_case.opened_on', 'desc')
    .orderBy('citizen_case.id', 'desc')
    .limit(limit)
    .execute();
}

/** What a person did at sites outside a scope: numbers only. */
interface Elsewhere {
  readonly sessions: number;
  readonly cases: number;
  readonly responses: number;
}

/** Counts what the reader of a card does not see of a person. */
export async function countElsewhere(db: Db, scope: Scope, personNo: number): Promise<Elsewhere> {
  if (scope.kind === 'network') return { sessions: 0, cases: 0, responses: 0 };
  const outside: Expression<SqlBool> = sql<SqlBool>`not (${inScope(scope, 'site_id')})`;
  const row = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('attendance')
        .select((e) => e.cast<number>(e.fn.count('session_id').distinct(), 'integer').as('n'))
        .where('person_no', '=', personNo)
        .where('counts', '=', 1)
        .where(outside)
        .as('sessions'),
      eb
        .selectFrom('citizen_case')
        .select((e) => e.cast<number>(e.fn.countAll(), 'integer').as('n'))
        .where('person_no', '=', personNo)
        .where(outside)
        .as('cases'),
      eb
        .selectFrom('response')
        .select((e) => e.cast<number>(e.fn.countAll(), 'integer').as('n'))
        .where('person_no', '=', personNo)
        .where('status', '<>', 'discarded')
        .where(outside)
        .as('responses'),
    ])
    .executeTakeFirstOrThrow();
  return { sessions: row.sessions ?? 0, cases: row.cases ?? 0, responses: row.responses ?? 0 };
}
