import type { Db } from '../index.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

/** Cases of a site: opened, resolved and abandoned within days, waiting now. */
export interface SiteCases {
  readonly site_id: string;
  readonly opened: number;
  readonly resolved: number;
  readonly abandoned: number;
  readonly waiting: number;
}

/** Cases by site in scope, for the civil days from `from` to `to`; sites without any are missing. */
export async function countCasesBySite(db: Db, scope: Scope, from: string, to: string): Promise<SiteCases[]> {
  return db
    .selectFrom('citizen_case')
    .select((eb) => {
      const within = (day: 'opened_on' | 'closed_on') => eb.and([eb(day, '>=', from), eb(day, '<=', to)]);
      const closed = (status: 'resolved' | 'abandoned') =>
        eb.and([eb('status', '=', status), within('closed_on')]);
      const counted = (condition: ReturnType<typeof within>) =>
        eb.cast<number>(eb.fn.count(eb.case().when(condition).then(1).end()), 'integer');
      return [
        'site_id',
        counted(within('opened_on')).as('opened'),
        counted(closed('resolved')).as('resolved'),
        counted(closed('abandoned')).as('abandoned'),
        counted(eb.and([eb('status', '=', 'waiting')])).as('waiting'),
      ];
    })
    .where(inScope(scope, 'site_id'))
    .groupBy('site_id')
    .orderBy('site_id')
    .execute();
}

/** Says that no case was opened or changed as long as it stays the same: every change counts its revision up. */
export async function findCaseVersion(db: Db): Promise<{ cases: number; revisions: number }> {
  return db
    .selectFrom('citizen_case')
    .select((eb) => [
      eb.cast<number>(eb.fn.countAll(), 'integer').as('cases'),
      eb.cast<number>(eb.fn.coalesce(eb.fn.sum('revision'), eb.lit(0)), 'integer').as('revisions'),
    ])
    .executeTakeFirstOrThrow();
}

/** So many cases of a site by the month (`YYYY-MM`) they were opened, that they were closed (null: not yet) and their status. */
export interface MonthCases {
  readonly site_id: string;
  readonly opened: string;
  readonly closed: string | null;
  readonly status: 'open' | 'waiting' | 'resolved' | 'abandoned';
  readonly n: number;
}

/** All cases in scope. */
export async function countCasesByMonth(db: Db, scope: Scope): Promise<MonthCases[]> {
  return db
    .selectFrom('citizen_case')
    .select((eb) => [
      'site_id',
      'status',
      eb.fn<string>('substr', ['opened_on', eb.lit(1), eb.lit(7)]).as('opened'),
      eb.fn<string | null>('substr', ['closed_on', eb.lit(1), eb.lit(7)]).as('closed'),
      eb.cast<number>(eb.fn.countAll(), 'integer').as('n'),
    ])
    .where(inScope(scope, 'site_id'))
    .groupBy(['site_id', 'status', 'opened', 'closed'])
    .orderBy('site_id')
    .orderBy('status')
    .orderBy('opened')
    .orderBy('closed')
    .execute();
}

/** First and last day of the cases resolved within days, and how many there are of each at a site. */
export async function listResolvedSpans(
  db: Db,
  scope: Scope,
  from: string,
  to: string,
): Promise<{ site_id: string; opened_on: string; closed_on: string; cases: number }[]> {
  const rows = await db
    .selectFrom('citizen_case')
    .select((eb) => [
      'site_id',
      'opened_on',
      'closed_on',
      eb.cast<number>(eb.fn.countAll(), 'integer').as('cases'),
    ])
    .where(inScope(scope, 'site_id'))
    .where('status', '=', 'resolved')
    .where('closed_on', '>=', from)
    .where('closed_on', '<=', to)
    .groupBy(['site_id', 'opened_on', 'closed_on'])
    .execute();
  return rows.map((row) => ({ ...row, closed_on: row.closed_on ?? row.opened_on }));
}
