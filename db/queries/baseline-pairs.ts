import { sql } from 'kysely';
import type { Db } from '../index.ts';
import type { ResponseTable } from '../schema/response.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

type Overall = NonNullable<ResponseTable['overall']>;

/** Activities done in the five areas; null where they were not kept. */
export type Activities = Pick<
  ResponseTable,
  'activities_il' | 'activities_cc' | 'activities_dcc' | 'activities_sf' | 'activities_ps'
>;

/** A later complete answer beside the person's baseline. */
export interface LaterAnswer {
  readonly person_no: number;
  /** Where the baseline was taken. */
  readonly site_id: string;
  readonly baseline_day: string;
  readonly baseline_overall: Overall;
  readonly baseline_activities: Activities;
  readonly day: string;
  readonly overall: Overall;
  readonly activities: Activities;
}

/**
 * Every later complete answer to an instrument up to day `until` with the baseline it belongs to, which was taken inside
 * the scope: person by person, in order of day.
 */
export async function listLaterAnswers(
  db: Db,
  scope: Scope,
  instrument: string,
  until: string,
): Promise<LaterAnswer[]> {
  const rows = await db
    .selectFrom('response as f')
    .innerJoin('response as b', (join) =>
      join
        .onRef('b.person_no', '=', 'f.person_no')
        .onRef('b.instrument', '=', 'f.instrument')
        .on('b.is_baseline', '=', sql.lit(1))
        .on('b.status', '=', sql.lit('complete')),
    )
    .select(['f.person_no', 'b.site_id', 'b.day as baseline_day', 'f.day'])
    .select(['b.overall as baseline_overall', 'f.overall'])
    .select(['b.activities_il as b_il', 'b.activities_cc as b_cc', 'b.activities_dcc as b_dcc'])
    .select(['b.activities_sf as b_sf', 'b.activities_ps as b_ps'])
    .select(['f.activities_il', 'f.activities_cc', 'f.activities_dcc', 'f.activities_sf', 'f.activities_ps'])
    .where('f.instrument', '=', instrument)
    // Written out, so that the planner sees the condition of the index.
    .where('f.is_baseline', '=', sql.lit(0))
    .where('f.status', '=', sql.lit('complete'))
    .where('f.day', '<=', until)
    .where(inScope(scope, 'b.site_id'))
    .orderBy('f.person_no')
    .orderBy('f.day')
    .orderBy('f.id')
    .execute();
  return rows.flatMap((row) =>
    row.overall === null || row.baseline_overall === null
      ? []
      : {
          person_no: row.person_no,
          site_id: row.site_id,
          baseline_day: row.baseline_day,
          baseline_overall: row.baseline_overall,
          baseline_activities: {
            activities_il: row.b_il,
            activities_cc: row.b_cc,
            activities_dcc: row.b_dcc,
            activities_sf: row.b_sf,
            activities_ps: row.b_ps,
          },
          day: row.day,
          overall: row.overall,
          activities: {
            activities_il: row.activities_il,
            activities_cc: row.activities_cc,
            activities_dcc: row.activities_dcc,
            activities_sf: row.activities_sf,
            activities_ps: row.activities_ps,
          },
        },
  );
}

/** Baselines of one month at a site, at least basic or below. */
export interface BaselineCount {
  readonly site_id: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly at_least_basic: 0 | 1;
  readonly baselines: number;
}

/** How many baselines with a level were taken in some days (both included), by site in scope, month and «at least basic». */
export async function countBaselinesByMonth(
  db: Db,
  scope: Scope,
  instrument: string,
  from: string,
  to: string,
): Promise<BaselineCount[]> {
  const month = sql<string>`substr(day, 1, 7)`;
  const atLeastBasic = sql<0 | 1>`case when overall in ('AB', 'B') then 1 else 0 end`;
  return db
    .selectFrom('response')
    .select(['site_id', month.as('month'), atLeastBasic.as('at_least_basic')])
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('baselines'))
    .where('instrument', '=', instrument)
    .where('is_baseline', '=', sql.lit(1))
    .where('status', '=', sql.lit('complete'))
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('overall', 'is not', null)
    .where(inScope(scope, 'site_id'))
    .groupBy(['site_id', month, atLeastBasic])
    .orderBy('site_id')
    .orderBy(month)
    .orderBy(atLeastBasic)
    .execute();
}
