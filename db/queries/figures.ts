import { sql, type Transaction } from 'kysely';
import { emptyContent, type FigureContent, replaceDays } from '../figure-content/content.ts';
import { decodeContent, encodeContent } from '../figure-content/encode.ts';
import type { Db } from '../index.ts';
import type { Database } from '../schema/database.ts';
import type { Scope } from '../scope.ts';
import { readFigureContents, readFreshDays } from './figure-rows.ts';
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
 * Keeps what changed in these cells; to be called in the transaction that changes them, after all its changes.
 * A change concerns the cells of every session, attendance or response whose content, day, site, person number or
 * `counts` changed, before and after, and, when `citizen.first_attendance_id` moves, the cells of the old and the new one.
 */
export async function touchFigureCells(
  trx: Transaction<Database>,
  cells: readonly FigureCellKey[],
): Promise<void> {
  const byMonth = Map.groupBy(cells, ({ month }) => month);
  // Every writer holds months in the same order, so that two never wait for each other; whoever comes second reads
  // the rows after the first has finished.
  for (const [month, changed] of [...byMonth].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const revision = await raiseMonth(trx, month);
    const contents = new Map<string, FigureContent>();
    for (const [siteId, days] of Map.groupBy(changed, (cell) => cell.siteId)) {
      contents.set(
        siteId,
        await readAnew(
          trx,
          siteId,
          month,
          days.map(({ day }) => day),
        ),
      );
    }
    await keepContents(trx, month, revision, contents);
  }
}

/** The revision of a month after this change, held until the transaction ends. */
export async function raiseMonth(trx: Transaction<Database>, month: string): Promise<number> {
  const { rows } = await sql<{ revision: number }>`
    insert into figure_month (month, revision) values (${month}, 1)
    on conflict (month) do update set revision = figure_month.revision + 1
    returning revision`.execute(trx);
  const [{ revision } = { revision: 0 }] = rows;
  return revision;
}

/** A cell with the days from the first to the last of those read again; the whole month when one is not known. */
async function readAnew(
  trx: Transaction<Database>,
  siteId: string,
  month: string,
  days: readonly (string | undefined)[],
): Promise<FigureContent> {
  const known = days.filter((day) => day !== undefined).sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first && last && known.length === days.length) {
    const read = await readFreshDays(trx, siteId, first, last);
    if (read) return replaceDays(read.kept, Number(first.slice(8)), Number(last.slice(8)), read.fresh);
  }
  const site: Scope = { kind: 'sites', siteIds: [siteId] };
  const whole = await readFigureContents(trx, site, `${month}-01`, `${month}-31`);
  return whole.get(siteId) ?? emptyContent();
}

/** Keeps contents by site in a month. */
export async function keepContents(
  trx: Transaction<Database>,
  month: string,
  revision: number,
  contents: ReadonlyMap<string, FigureContent>,
): Promise<void> {
  const rows = [...contents];
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const values = rows
      .slice(start, start + ROWS_PER_STATEMENT)
      .map(([siteId, content]) => sql`(${siteId}, ${month}, ${revision}, ${encodeContent(content)})`);
    await sql`insert into figure_cell (site_id, month, revision, content) values ${sql.join(values)}
      on conflict (site_id, month) do update set revision = excluded.revision, content = excluded.content`.execute(
      trx,
    );
  }
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

/** Revisions of the months that have cells between two (`YYYY-MM`, both included), in order. */
export async function listFigureMonths(db: Db, fromMonth: string, toMonth: string) {
  return db
    .selectFrom('figure_month')
    .select(['month', 'revision'])
    .where('month', '>=', fromMonth)
    .where('month', '<=', toMonth)
    .orderBy('month')
    .execute();
}

export interface FigureCell {
  readonly siteId: string;
  readonly revision: number;
  readonly content: FigureContent;
}

/** The cells of a month that changed after a revision of it; what is not kept is read from the rows. */
export async function listChangedCells(db: Db, month: string, revision: number): Promise<FigureCell[]> {
  const rows = await db
    .selectFrom('figure_cell')
    .select(['site_id', 'revision', 'content'])
    .where('month', '=', month)
    .where('revision', '>', revision)
    .execute();
  const kept = rows.map((row) => ({ row, content: row.content && decodeContent(row.content) }));
  const missing = kept.filter(({ content }) => !content).map(({ row }) => row.site_id);
  const scope: Scope = { kind: 'sites', siteIds: missing };
  const read = missing.length > 0 ? await readFigureContents(db, scope, `${month}-01`, `${month}-31`) : null;
  return kept.map(({ row, content }) => ({
    siteId: row.site_id,
    revision: row.revision,
    content: content ?? read?.get(row.site_id) ?? emptyContent(),
  }));
}
