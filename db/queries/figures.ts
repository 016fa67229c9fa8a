import { type NotNull, sql, type Transaction } from 'kysely';
import { EVERY_DAY, MOST_LETTERS, maskOfDay, writeMask } from '../changed-days.ts';
import type { Db } from '../index.ts';
import type { Database } from '../schema/database.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

/** One site in one month (`YYYY-MM`), and the day in it that changed; without a day any may have. */
export interface FigureCellKey {
  readonly siteId: string;
  readonly month: string;
  readonly day?: string;
}

/** The cell of a day (`YYYY-MM-DD`) at a site. */
export function figureCellOf(siteId: string, day: string): FigureCellKey {
  return { siteId, month: day.slice(0, 7), day };
}

const ROWS_PER_STATEMENT = 500;

/**
 * Says that figures of these cells changed; to be called in the transaction that changes them.
 * A change concerns the cells of every session, attendance or response whose content, day, site, person number or
 * `counts` changed, before and after, and, when `citizen.first_attendance_id` moves, the cells of the old and the new one.
 */
export async function touchFigureCells(
  trx: Transaction<Database>,
  cells: readonly FigureCellKey[],
): Promise<void> {
  const distinct = inLockOrder(cells);
  for (let start = 0; start < distinct.length; start += ROWS_PER_STATEMENT) {
    await trx
      .insertInto('figure_cell')
      .values(
        distinct
          .slice(start, start + ROWS_PER_STATEMENT)
          .map(({ siteId, month, mask }) => ({ site_id: siteId, month, revision: 1, days: writeMask(mask) })),
      )
      .onConflict((conflict) =>
        conflict.columns(['site_id', 'month']).doUpdateSet({
          revision: sql<number>`${sql.ref('figure_cell.revision')} + 1`,
          days: sql<string>`substr(${sql.ref('excluded.days')} || ${sql.ref('figure_cell.days')}, 1, ${sql.lit(MOST_LETTERS)})`,
        }),
      )
      .execute();
  }
}

/** Each cell once with all its days; every writer locks in the same order, so that two never wait for each other. */
function inLockOrder(cells: readonly FigureCellKey[]) {
  const byKey = new Map<string, { siteId: string; month: string; mask: number }>();
  for (const { siteId, month, day } of cells) {
    const key = `${month} ${siteId}`;
    const mask = day === undefined ? EVERY_DAY : maskOfDay(day);
    byKey.set(key, { siteId, month, mask: mask | (byKey.get(key)?.mask ?? 0) });
  }
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
}

/** Revisions of the cells in scope between two months (`YYYY-MM`, both included), site by site. */
export async function listFigureRevisions(db: Db, scope: Scope, fromMonth: string, toMonth: string) {
  return db
    .selectFrom('figure_cell')
    .select(['site_id', 'month', 'revision'])
    .where('month', '>=', fromMonth)
    .where('month', '<=', toMonth)
    .where(inScope(scope, 'site_id'))
    .orderBy('site_id')
    .orderBy('month')
    .execute();
}

/** Revision of one cell with the days its last changes were about; undefined when there is no such cell. */
export async function findFigureChanges(db: Db, { siteId, month }: FigureCellKey) {
  return db
    .selectFrom('figure_cell')
    .select(['revision', 'days'])
    .where('site_id', '=', siteId)
    .where('month', '=', month)
    .executeTakeFirst();
}

export type FigureAttendance = Awaited<ReturnType<typeof listFigureAttendances>>[number];

/**
 * The counting attendances of some days (both included), those of one session together, day by day.
 * `first` is 1 where the person is new: the attendance named by the surviving record (the one whose own number counts).
 */
export async function listFigureAttendances(db: Db, scope: Scope, from: string, to: string) {
  return db
    .selectFrom('attendance as a')
    .innerJoin('session as s', 's.id', 'a.session_id')
    .leftJoin('citizen as c', (join) =>
      join
        .onRef('c.no', '=', 'a.person_no')
        .onRef('c.first_attendance_id', '=', 'a.id')
        .on('c.merged_into', 'is', null),
    )
    .select(['a.session_id', 'a.day', 'a.person_no', 'a.age_band', 'a.gender', 'a.education', 'a.occupation'])
    .select(['a.citizenship', 'a.language', 'a.has_code'])
    .select(['s.minutes', 's.mode', 's.channel', 's.start_time', 's.facilitator_id'])
    .select((eb) => eb.case().when('c.id', 'is', null).then(0).else(1).end().as('first'))
    .where(inScope(scope, 'a.site_id'))
    .where('a.day', '>=', from)
    .where('a.day', '<=', to)
    .where('a.counts', '=', 1)
    .where('s.deleted_at', 'is', null)
    .orderBy('a.day')
    .orderBy('a.session_id')
    .execute();
}

/** The topics of the sessions of some days (both included). */
export async function listFigureTopics(db: Db, scope: Scope, from: string, to: string) {
  return db
    .selectFrom('session as s')
    .innerJoin('session_topic as t', 't.session_id', 's.id')
    .select(['t.session_id', 't.topic'])
    .where(inScope(scope, 's.site_id'))
    .where('s.day', '>=', from)
    .where('s.day', '<=', to)
    .where('s.deleted_at', 'is', null)
    .execute();
}

export type FigureBaseline = Awaited<ReturnType<typeof listFigureBaselines>>[number];

/** The baselines of the DSI (first complete responses) of some days (both included), day by day. */
export async function listFigureBaselines(db: Db, scope: Scope, from: string, to: string) {
  return db
    .selectFrom('response')
    .select(['day', 'age', 'overall', 'area_il', 'area_cc', 'area_dcc', 'area_sf', 'area_ps'])
    .where(inScope(scope, 'site_id'))
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('instrument', '=', 'dsi-2')
    .where('status', '=', 'complete')
    .where('is_baseline', '=', 1)
    .where('overall', 'is not', null)
    .$narrowType<{ overall: NotNull }>()
    .orderBy('day')
    .execute();
}
